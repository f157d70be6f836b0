using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Search;

public static class SearchSetup
{
    public static WebApplicationBuilder AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SearchQueue>();
        builder.Services.AddScoped<SearchIndexer>();
        builder.Services.AddSingleton<SearchIndexRefresh>();
        builder.Services.AddHostedService<SearchWorker>();
        builder.Services.Configure<JsonOptions>(options =>
            options.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, SearchJson.Default));

        // The description of the API reads these options, not those of MVC.
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, SearchJson.Default));
        return builder;
    }
}
