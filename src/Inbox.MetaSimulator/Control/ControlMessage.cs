using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Control;

/// <summary>
/// What a program wants done: a message, or an act of another kind with its fields (see the folder Acts). Times over one
/// deliver the same bytes again.
/// </summary>
internal sealed record ControlMessage(
    string Account,
    ControlPerson? Person = null,
    string? Text = null,
    Uri? PictureUrl = null,
    bool Echo = false,
    long? Timestamp = null,
    int Times = 1,
    int DelaySeconds = 0,
    bool BadSignature = false)
{
    public string? Kind { get; init; }

    public JsonObject? Fields { get; init; }

    /// <summary>Told as to an app that does not own the thread.</summary>
    public bool Standby { get; init; }

    /// <summary>Happens, but no webhook tells of it: only the history does.</summary>
    public bool Silent { get; init; }

    public string ActKind => Kind ?? (Echo ? "echo" : "message");

    /// <summary>All fields in one place, those beside the kind included.</summary>
    public JsonObject ActFields
    {
        get
        {
            var fields = (JsonObject?)Fields?.DeepClone() ?? [];
            if (Text is not null)
            {
                fields["text"] = Text;
            }

            if (PictureUrl is not null)
            {
                fields["pictureUrl"] = PictureUrl.AbsoluteUri;
            }

            return fields;
        }
    }
}

/// <summary>Who writes: by id (made if unknown), else by name, else the first of the account's people.</summary>
internal sealed record ControlPerson(string? Id = null, string? FirstName = null, string? LastName = null);

/// <summary>What became of it; no mid when no message is concerned, no status when no answer came, or none yet.</summary>
internal sealed record ControlAnswer(string? Mid, string PersonId, long Timestamp, int? Status);

/// <summary>A whole body to be signed and posted as an account's: JSON is written as Meta writes it, a text is posted as it is.</summary>
internal sealed record ControlBody(string Account, JsonNode Body, int Times = 1, int DelaySeconds = 0, bool BadSignature = false);

internal sealed record ControlVerification(string? VerifyToken = null);
