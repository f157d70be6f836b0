using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inbox.Web.Caching;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Api;

/// <summary>
/// First pages of the API's list as Redis keeps them. Whether the agent is still who they were is asked of the database all the same,
/// and never answered from here.
/// </summary>
public sealed class ConversationListCache(AgentCache cache, CurrentAgent currentAgent, IOptions<JsonOptions> json)
{
    /// <summary>As MVC writes it.</summary>
    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true
    };

    /// <returns>The page's place, and the page where it is kept; null where it is not to be kept.</returns>
    internal async ValueTask<CachedListEntry?> FindAsync(
        ConversationFilter filter, Cursor? before, int take, CancellationToken cancellationToken)
    {
        if (before is not null || DependsOnMore(filter) || currentAgent.Known is not { } known)
        {
            return null;
        }

        var agent = known.Agent.Agent;
        var place = await cache.FindAsync(agent.OrganizationId, agent.Id, $"{known.Version.ToText()} {filter.ListName} {take}");
        if (place is null || (place.Content is not null && !await IsStillAsync(known.Agent, cancellationToken)))
        {
            return null;
        }

        return new(place, known.Agent, place.Content is { } content ? CachedListPage.Read(content) : null);
    }

    /// <summary>The answer, which is kept if the agent is the one for whom the place was found.</summary>
    internal async Task<IActionResult> AnswerAsync(
        CachedListEntry kept, string? older, List<ApiConversation> rows, CancellationToken cancellationToken)
    {
        var content = new ArrayBufferWriter<byte>();
        Encoding.UTF8.GetBytes($"{older}\n", content);
        var page = content.WrittenCount;
        await using (var writer = new Utf8JsonWriter(content, Writing))
        {
            JsonSerializer.Serialize(writer, rows, json.Value.JsonSerializerOptions);
        }

        if (await IsStillAsync(kept.Reader, cancellationToken))
        {
            cache.Set(kept.Place, content.WrittenMemory);
        }

        return new RawJsonResult(content.WrittenMemory[page..]);
    }

    /// <summary>
    /// A view may be changed, a filter of one's own may ask for what the feed does not tell, and windows close by themselves.
    /// </summary>
    private static bool DependsOnMore(ConversationFilter filter) => filter.IsCustom || filter.Sort == ConversationSort.Closing;

    private async Task<bool> IsStillAsync(SignedInAgent reader, CancellationToken cancellationToken) =>
        ReferenceEquals(await currentAgent.FindAsync(cancellationToken), reader);
}

/// <param name="Reader">For whom it is kept.</param>
/// <param name="Page">Null where it is to be read from the database.</param>
internal sealed record CachedListEntry(CacheEntry Place, SignedInAgent Reader, CachedListPage? Page);

/// <param name="Older">The cursor of the next page.</param>
internal sealed record CachedListPage(string? Older, RawJsonResult Answer)
{
    public static CachedListPage Read(ReadOnlyMemory<byte> content)
    {
        var end = content.Span.IndexOf((byte)'\n');
        return new(end == 0 ? null : Encoding.UTF8.GetString(content.Span[..end]), new(content[(end + 1)..]));
    }
}
