using System.Text;

namespace Inbox.Web.Live;

/// <summary>
/// What instances tell each other: a line for each change, some at once. Where more changed than could be told, it says so, and the
/// others begin to hear anew, as after a lost connection.
/// </summary>
internal static class FeedSerializer
{
    private const string More = "more";

    /// <summary>The words of <see cref="PresenceKind"/>. An older version knows the signs of writing alone.</summary>
    private const string Kinds = "o+-x";

    /// <summary>
    /// Before a message's id: what stands where an agent's would, and is none, says to an older version that all of it may have changed.
    /// </summary>
    private const char OfMessage = '=';

    /// <summary>After an agent's id: only the row looks different to them. To an older version all of it may have changed.</summary>
    private const char OfRow = '~';

    /// <summary>Three ids of 22 characters and what parts them, and PostgreSQL takes 8,000 bytes.</summary>
    private const int MaxBatch = 100;

    /// <summary>Waits until there is something to tell.</summary>
    public static async Task<string> NextWordsAsync(this InboxFeed feed, CancellationToken cancellationToken)
    {
        await feed.ForOthers.WaitToReadAsync(cancellationToken);
        var changes = new HashSet<InboxChange>();
        while (changes.Count < MaxBatch && feed.ForOthers.TryRead(out var change))
        {
            changes.Add(change);
        }

        return changes.Aggregate(
            new StringBuilder(feed.TakeOverrun() ? More + '\n' : ""),
            (words, change) => words.Append(string.Join(' ', Tokens(change))).Append('\n'),
            words => words.ToString());
    }

    /// <summary>Passes on what another instance said.</summary>
    public static void Receive(this InboxFeed feed, string words)
    {
        foreach (var line in words.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line == More)
            {
                feed.BeginHearing();
            }
            else if (Parse(line.Split(' ')) is { } change)
            {
                feed.Spread(change);
            }
        }
    }

    private static string[] Tokens(InboxChange change) => change switch
    {
        { Presence: { } presence } =>
        [
            Short(change.OrganizationId), Short(change.ConversationId), $"{Kinds[(int)presence.Kind]}", Short(presence.AgentId),
            .. presence.PageId == Guid.Empty ? Array.Empty<string>() : [Short(presence.PageId)],
        ],
        { MessageId: { } message } => [Short(change.OrganizationId), Short(change.ConversationId), OfMessage + Short(message)],
        { AgentId: { } agent } =>
            [Short(change.OrganizationId), Short(change.ConversationId), Short(agent) + (change.IsRowOnly ? OfRow : "")],
        _ => [Short(change.OrganizationId), Short(change.ConversationId)],
    };

    private static string Short(Guid id) => Convert.ToBase64String(id.ToByteArray())[..22];

    private static Guid? Long(string text)
    {
        var bytes = new byte[16];
        return text.Length == 22 && Convert.TryFromBase64String(text + "==", bytes, out var written) && written == bytes.Length
            ? new Guid(bytes) : null;
    }

    private static InboxChange? Parse(string[] tokens)
    {
        if (tokens.Length < 2 || Long(tokens[0]) is not { } organization || Long(tokens[1]) is not { } conversation)
        {
            return null;
        }

        return tokens switch
        {
            [_, _] => new(organization, conversation),
            [_, _, [OfMessage, .. var message]] => new(organization, conversation) { MessageId = Long(message) },
            [_, _, [.. var agent, OfRow]] => new(organization, conversation, Long(agent)) { IsRowOnly = true },
            [_, _, var agent] => new(organization, conversation, Long(agent)),
            [_, _, [var kind], var agent, .. var page] when Kinds.IndexOf(kind) is var place and >= 0 && Long(agent) is { } id =>
                new(organization, conversation)
                {
                    Presence = new(id, (PresenceKind)place, page is [var shown, ..] ? Long(shown) ?? default : default),
                },
            _ => null,
        };
    }
}
