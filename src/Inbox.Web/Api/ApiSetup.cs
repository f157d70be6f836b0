using Inbox.Web.Caching;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Api;

public static class ApiSetup
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        if (builder.HasRedis())
        {
            builder.Services.AddScoped<ConversationListCache>();
        }

        builder.Services.Configure<JsonOptions>(options =>
            options.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, ConversationsJson.Default));

        // The description of the API reads these options, not those of MVC.
        builder.Services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ConversationsJson.Default));
        return builder;
    }
}
