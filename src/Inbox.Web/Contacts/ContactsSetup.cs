namespace Inbox.Web.Contacts;

public static class ContactsSetup
{
    public static WebApplicationBuilder AddContacts(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ContactFieldService>();
        builder.Services.AddScoped<ProfileRefresher>();
        builder.Services.AddScoped<ProfilePictures>();
        builder.Services.AddHostedService<ProfileWorker>();
        return builder;
    }
}
