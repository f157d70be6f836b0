namespace Inbox.Web.ContactDirectory;

public static class ContactDirectorySetup
{
    public static WebApplicationBuilder AddContactDirectory(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ContactEditService>();
        builder.Services.AddScoped<ContactApiEdits>();
        builder.Services.AddScoped<ContactLabelService>();
        builder.Services.AddScoped<SegmentMembers>();
        builder.Services.AddScoped<SegmentService>();
        return builder;
    }
}
