using Inbox.Web.Localization;

namespace Inbox.Web.Views;

/// <summary>What went wrong, in words for a person; the correlation id finds the log lines.</summary>
public sealed record ErrorPage(int Status, string CorrelationId)
{
    private readonly (string Title, Sentence Words)? own;

    /// <summary>Words for one case, where those of the status would say too little. Keys of the localizer, like all of them.</summary>
    public ErrorPage(int status, string correlationId, string title, Sentence words)
        : this(status, correlationId) => own = (title, words);

    /// <summary>What was written and could not be taken, so that it is not lost.</summary>
    public string? Kept { get; init; }

    public string Title => (own ?? General).Title;

    public Sentence Words => (own ?? General).Words;

    private (string Title, Sentence Words) General => Status switch
    {
        StatusCodes.Status400BadRequest => (
            "We can’t read this request",
            "The address or the form was not complete. Go back, load the page again and try once more."),
        StatusCodes.Status403Forbidden => (
            "Your role does not allow this",
            "An owner or admin of your organization can do it, or give you a role that may."),
        StatusCodes.Status404NotFound => (
            "We can’t find this page",
            "The link may be old, or it leads to another organization than the one you are working in."),
        StatusCodes.Status409Conflict => (
            "This changed while you worked on it",
            "A colleague was faster. Nothing was lost: go back, look again and try once more."),
        StatusCodes.Status413PayloadTooLarge => (
            "This is too large",
            "The files or the text are more than we take at once. Go back and send less of it."),
        StatusCodes.Status429TooManyRequests => (
            "Too many tries",
            "Wait a few minutes, then try again."),
        StatusCodes.Status503ServiceUnavailable => (
            "The inbox is not there for a moment",
            "Our database does not answer. Nothing is lost: messages that arrive now appear as soon as it is back. Try again in a minute."),
        >= StatusCodes.Status500InternalServerError => (
            "Something went wrong on our side",
            "It is written down for us to look at. Try again; if it happens once more, tell your admin."),
        _ => ("This did not work", "Go back, load the page again and try once more."),
    };
}
