using Inbox.Web.Replies;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Inbox.Web.Threads;

public static class ThreadsSetup
{
    public static WebApplicationBuilder AddThreads(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<StreamListeners>();
        builder.Services.AddScoped<ContactService>();
        builder.Services.AddScoped<PanelResponses>();
        builder.Services.AddScoped<ReadMarkers>();
        builder.Services.AddScoped<IActionResultExecutor<RefusedComposerResult>, RefusedComposerResultExecutor>();
        return builder;
    }
}
