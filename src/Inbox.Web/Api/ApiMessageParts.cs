using System.Text.Json.Serialization;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Api;

/// <param name="Number">0 for what was first written.</param>
public sealed record ApiEdit(int Number, string? Content, DateTime At);

/// <param name="Status">QUEUED while Meta is not told yet; FAILED where Meta refused the last change, and this is what counts
/// still.</param>
public sealed record ApiReaction(
    string? Emoji,
    bool IsFromBusiness,
    DateTime At,
    [property: JsonConverter(typeof(UpperCaseJson<MessageStatus>))] MessageStatus Status);

public sealed record ApiQuote(Guid? Id, string? Content);

/// <param name="Url">Meta's link, which dies with the story.</param>
public sealed record ApiStory(string? Id, string? Url);

/// <param name="Payload">What hung on the button; null where Meta withholds it.</param>
public sealed record ApiTap([property: JsonConverter(typeof(UpperCaseJson<TapKind>))] TapKind Kind, string? Payload);
