namespace Inbox.Web.Lists;

public static class ListsSetup
{
    public static WebApplicationBuilder AddLists(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<BulkDesk>();
        builder.Services.AddScoped<SavedViewDesk>();
        return builder;
    }
}
