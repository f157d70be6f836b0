using System.Text.Json;
using System.Text.Json.Serialization;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.TextSearch;

namespace Inbox.Web.Search;

/// <summary>What was found, in the public JSON.</summary>
/// <param name="IsUnfinished">Whether it took too long and not everything was looked through.</param>
public sealed record ApiSearch(ApiFoundContact[] Contacts, ApiFoundMessage[] Messages, bool IsUnfinished)
{
    public static ApiSearch From(SearchResult answer) => new(
        [.. answer.Contacts.Select(hit => new ApiFoundContact(hit.Contact.Id, hit.Contact.Name, [.. hit.Conversations.Select(c => c.Id)]))],
        [.. answer.Hits.Rows.Select(ApiFoundMessage.From)], answer.Hits.IsUnfinished);
}

/// <param name="Conversations">The ids of the newest conversations with them.</param>
public sealed record ApiFoundContact(Guid Id, string Name, Guid[] Conversations);

/// <param name="Kind">MESSAGE or NOTE.</param>
/// <param name="Author">The agent who wrote it; null for the contact and for what was sent elsewhere.</param>
public sealed record ApiFoundMessage(
    Guid Id,
    [property: JsonConverter(typeof(UpperCaseJson<SearchKind>))] SearchKind Kind,
    Guid ConversationId,
    [property: JsonConverter(typeof(UpperCaseJson<Platform>))] Platform Platform,
    Guid ContactId,
    string ContactName,
    bool IsFromBusiness,
    string? Author,
    DateTime SentAt,
    string? Content)
{
    public static ApiFoundMessage From(SearchHit hit) => new(
        hit.Id, hit.Kind, hit.ConversationId, hit.Platform, hit.Contact.Id, hit.Contact.Name, !hit.IsIncoming, hit.WriterName,
        hit.At.UtcDateTime, hit.Text);
}

/// <summary>Writes this folder's answers without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ApiSearch))]
public sealed partial class SearchJson : JsonSerializerContext;
