using Inbox.Web.Contacts;

namespace Inbox.Web.ContactBulkActs;

public static class ContactBulkActsSetup
{
    public static WebApplicationBuilder AddContactBulkActs(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ContactBulkLabels>();
        builder.Services.AddScoped<ContactBulkOwners>();
        builder.Services.AddScoped<ContactBulkBlocks>();
        builder.Services.AddScoped<ContactBulkUnblocks>();
        builder.Services.AddScoped<ContactBulkBatchRunner>();
        builder.Services.AddScoped<ContactBulkSingleRunner>();
        builder.Services.AddScoped<IErasedTraces, ContactBulkTraces>();
        builder.Services.AddScoped<ContactBulkRunner>();
        builder.Services.AddScoped<ContactBulkWork>();
        builder.Services.AddScoped<ContactBulkActService>();
        builder.Services.AddSingleton<ContactBulkSignal>();
        builder.Services.AddHostedService<ContactBulkWorker>();
        return builder;
    }
}
