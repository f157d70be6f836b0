namespace Inbox.Web.Merging;

public static class MergingSetup
{
    public static WebApplicationBuilder AddMerging(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ContactMergeService>();
        builder.Services.AddScoped<ContactUnmergeService>();
        return builder;
    }
}
