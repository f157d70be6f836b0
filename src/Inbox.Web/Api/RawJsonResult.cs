using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Api;

/// <summary>JSON that is written already.</summary>
internal sealed class RawJsonResult(ReadOnlyMemory<byte> json) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        (response.ContentType, response.ContentLength) = ("application/json; charset=utf-8", json.Length);
        await response.Body.WriteAsync(json, context.HttpContext.RequestAborted);
    }
}
