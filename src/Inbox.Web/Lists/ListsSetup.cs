namespace Inbox.Web.Lists;

public static class ListsSetup
{
    public static WebApplicationBuilder AddLists(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<BulkActService>();
        builder.Services.AddScoped<SavedViewService>();
        return builder;
    }
}
