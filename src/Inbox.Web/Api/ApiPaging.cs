using Inbox.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Api;

/// <summary>How programs page: a Link header leads on.</summary>
internal static class ApiPaging
{
    public static Cursor? ReadCursor(this ControllerBase controller, string? text, string listName)
    {
        var cursor = Cursor.Parse(text, listName);
        controller.CheckCursor(text is null || cursor is not null);
        return cursor;
    }

    public static void CheckCursor(this ControllerBase controller, bool isOne)
    {
        if (!isOne)
        {
            controller.ModelState.AddModelError("before", "It is no cursor of this list: take it from the Link header of the page before.");
        }
    }

    public static void LinkNext(this ControllerBase controller, string? older)
    {
        if (older is not null)
        {
            var request = controller.Request;
            var query = request.Query.Where(pair => pair.Key != "before").Append(new("before", older));
            controller.Response.Headers.Link = $"<{request.PathBase}{request.Path}{QueryString.Create(query)}>; rel=\"next\"";
        }
    }
}
