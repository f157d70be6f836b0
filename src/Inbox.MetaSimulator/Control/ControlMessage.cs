namespace Inbox.MetaSimulator.Control;

/// <summary>A message that a program wants written; times over one deliver the same bytes again.</summary>
internal sealed record ControlMessage(
    string Account,
    ControlPerson? Person = null,
    string? Text = null,
    Uri? PictureUrl = null,
    bool Echo = false,
    long? Timestamp = null,
    int Times = 1,
    int DelaySeconds = 0,
    bool BadSignature = false);

/// <summary>Who writes: by id (made if unknown), else by name, else the first of the account's people.</summary>
internal sealed record ControlPerson(string? Id = null, string? FirstName = null, string? LastName = null);

/// <summary>What became of it; no status when no answer came, or none yet.</summary>
internal sealed record ControlAnswer(string Mid, string PersonId, long Timestamp, int? Status);

internal sealed record ControlVerification(string? VerifyToken = null);
