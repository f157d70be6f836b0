using Inbox.Web.Views;

namespace Inbox.Web.Http;

/// <summary>What an error page says for a status: what happened, and what to do.</summary>
public static class ErrorWords
{
    public static ErrorPage For(int status, string correlationId)
    {
        var (title, words) = status switch
        {
            StatusCodes.Status400BadRequest => (
                "This page was open too long",
                "The form you sent is no longer valid, so nothing was changed. Go back, reload the page and try again."),
            StatusCodes.Status403Forbidden => (
                "You may not do this",
                "Your role does not allow it. Ask an admin of your organization."),
            StatusCodes.Status404NotFound => (
                "We can’t find this page",
                "The link may be old, or what it leads to belongs to somebody else."),
            StatusCodes.Status409Conflict => (
                "Somebody else was faster",
                "This conversation changed while you were looking at it, so nothing was done. Go back to see how it stands."),
            StatusCodes.Status429TooManyRequests => (
                "Too many tries",
                "Wait a minute, then try again."),
            StatusCodes.Status503ServiceUnavailable => (
                "Inbox cannot reach its database",
                "Nothing is lost: messages that arrive meanwhile come in later. Try again in a moment."),
            _ => (
                "Something went wrong",
                "We could not finish this. Try again; if it keeps happening, tell your admin."),
        };
        return new ErrorPage(status, title, words, correlationId);
    }
}
