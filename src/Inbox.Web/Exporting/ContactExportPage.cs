using Inbox.Web.ContactDirectory;

namespace Inbox.Web.Exporting;

/// <param name="Columns">Those that there are.</param>
public sealed record ContactExportPage(ContactQuestion Question, IReadOnlyList<ContactColumn> Columns)
{
    /// <summary>Where the file is made.</summary>
    public string Address { get; init; } = "/contacts/export";

    /// <summary>How many were chosen; null where everybody in the list is meant.</summary>
    public int? Chosen { get; init; }

    /// <summary>Why no file was made a moment ago; a key of the localizer.</summary>
    public string? Error { get; init; }
}

/// <summary>Which contacts a file is wanted of, and what of them.</summary>
public sealed record ContactExportForm
{
    public string? Text { get; init; }

    public string? Filter { get; init; }

    /// <summary>A JSON object a line, in place of CSV; with everything.</summary>
    public bool IsJson { get; init; }

    /// <summary>The keys of the columns.</summary>
    public List<string> Columns { get; init; } = [];
}
