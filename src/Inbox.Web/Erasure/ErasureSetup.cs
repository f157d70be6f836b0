namespace Inbox.Web.Erasure;

public static class ErasureSetup
{
    public static WebApplicationBuilder AddErasure(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ContactErasure>();
        builder.Services.AddScoped<RawEventErasure>();
        builder.Services.AddScoped<PersonalDataArchive>();
        builder.Services.AddHostedService<RawEventErasureWorker>();
        return builder;
    }
}
