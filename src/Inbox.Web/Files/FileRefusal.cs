namespace Inbox.Web.Files;

/// <summary>Why a file is not taken.</summary>
public enum FileRefusal
{
    Empty,
    TooLarge,

    /// <summary>Its bytes are of no kind that we keep.</summary>
    UnknownType,

    /// <summary>Its bytes are of another kind than its name or sender says.</summary>
    NotAsNamed,

    /// <summary>It is a picture and something else at once.</summary>
    Polyglot,

    /// <summary>A picture that cannot be read.</summary>
    Broken,

    TooManyPixels,

    /// <summary>Its name holds a path or characters that no name has.</summary>
    BadName,

    /// <summary>The link points to a host that is not Meta's, or into a private network.</summary>
    ForeignAddress,

    /// <summary>It never ended.</summary>
    TooSlow,
}
