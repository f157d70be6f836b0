using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Faults;

/// <summary>One seeded exchange on a channel where everything goes wrong that can, and what both sides hold of it at the end.</summary>
internal sealed class FaultyTalk(IFaultyWorld world, FaultyChannel channel, Random random) : IDisposable
{
    private const int Steps = 14;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly string[] Emoji = ["❤️", "😆", "👍"];

    private readonly HttpClient control = new() { BaseAddress = world.Simulator };
    private readonly string[] people = [$"61{random.NextInt64(1_000_000_000_000):D14}", $"62{random.NextInt64(1_000_000_000_000):D14}"];
    private int written;

    public static async Task<FaultyTalk> BeginAsync(IFaultyWorld world, int seed)
    {
        var random = new Random(seed);
        var platform = random.Next(2) == 0 ? Platform.Messenger : Platform.Instagram;
        return new(world, await world.NewChannelAsync(platform), random);
    }

    public async Task RunAsync(int seed)
    {
        await PlanAsync(new
        {
            seed,
            mostSecondsLate = 20,
            webhooks = new { duplicate = 0.15, reorder = 0.15, delay = 0.15, drop = 0.1 },
            sends = new Dictionary<string, double>
            {
                ["stored_reset"] = 0.08,
                ["stored_html_500"] = 0.06,
                ["stored_1_1357046"] = 0.05,
                ["no_id"] = 0.05,
                ["half_body"] = 0.05,
                ["not_stored_2"] = 0.05,
                ["not_stored_reset"] = 0.04,
                ["613"] = 0.08,
                ["551"] = 0.02,
            },
        });
        await SwitchAsync(new
        {
            echo = random.Next(3) == 0 ? "beforeAnswer" : "afterAnswer",
            deliversByItself = random.Next(2) == 0,
            readsByItself = random.Next(3) == 0,
        });
        foreach (var person in people)
        {
            await WriteAsync(person);
        }

        for (var step = 0; step < Steps; step++)
        {
            await ActAsync(people[random.Next(people.Length)]);
        }

        await PlanAsync(new { seed });
    }

    public void Dispose()
    {
        control.Dispose();
        channel.Agent.Dispose();
    }

    /// <summary>Waits until nothing is on its way any more and both sides hold the same; then says what they hold.</summary>
    public async Task<(string Ours, string Metas, string Twice)> SettleAsync()
    {
        var (ours, metas) = (("", true), ("", ""));
        try
        {
            await Eventually.TrueAsync(Patience, async () =>
            {
                (ours, metas) = (await OursAsync(), await MetasAsync());
                return ours == (metas.Item1, false);
            });
        }
        catch (TimeoutException)
        {
            // What they hold tells the difference.
        }

        return (ours.Item1 + (ours.Item2 ? "\nsomething is still on its way" : ""), metas.Item1, metas.Item2);
    }

    private Task ActAsync(string person) => random.Next(100) switch
    {
        < 35 => WriteAsync(person),
        < 65 => ReplyAsync(person),
        < 70 => ReactAsync(person),
        < 76 => TellAsync(
            new
            {
                account = channel.ChannelId,
                person = new { id = person },
                kind = "react",
                fields = new { emoji = Emoji[random.Next(Emoji.Length)] }
            }),
        < 82 => TellAsync(
            new { account = channel.ChannelId, person = new { id = person }, kind = "edit", fields = new { text = NextText("edited") } }),
        < 87 => TellAsync(new { account = channel.ChannelId, person = new { id = person }, kind = "unsend" }),
        < 93 => TellAsync(new { account = channel.ChannelId, person = new { id = person }, kind = "echo", text = NextText("elsewhere") }),
        _ => TellAsync(
            new
            {
                account = channel.ChannelId,
                person = new { id = person },
                kind = "postback",
                fields = new { title = NextText("button") }
            }),
    };

    private Task WriteAsync(string person) =>
        TellAsync(new { account = channel.ChannelId, person = new { id = person }, text = NextText("message") });

    /// <summary>Answers once the person's first words are here; the same request once or twice.</summary>
    private async Task ReplyAsync(string person)
    {
        Guid? id = null;
        await Eventually.TrueAsync(Patience, async () => (id = await ConversationWithAsync(person)) is not null);
        var content = NextText("reply");
        foreach (var _ in Enumerable.Range(0, random.Next(2) + 1))
        {
            await Eventually.TrueAsync(Patience, () => TryReplyAsync(id!.Value, content, $"reply-{written}"));
        }
    }

    /// <summary>As a program would: what is not answered, or not now, is asked again under the same key.</summary>
    private async Task<bool> TryReplyAsync(Guid conversationId, string content, string key)
    {
        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post, $"/api/conversations/{conversationId}/messages")
            { Content = JsonContent.Create(new { content }) };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await channel.Agent.SendAsync(request);
            Assert.True(
                answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.UnprocessableEntity or HttpStatusCode.ServiceUnavailable,
                $"The reply was answered {answer.StatusCode}.");
            return answer.StatusCode != HttpStatusCode.ServiceUnavailable;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Reacts to the person's newest words that are here, or takes the reaction back.</summary>
    private async Task ReactAsync(string person)
    {
        (Guid Conversation, Guid Message)? found = null;
        await Eventually.TrueAsync(Patience, async () => (found = await NewestOfAsync(person)) is not null);
        var address = $"/api/conversations/{found!.Value.Conversation}/messages/{found.Value.Message}/reaction";
        var emoji = random.Next(4) == 0 ? null : Emoji[random.Next(Emoji.Length)];
        await Eventually.TrueAsync(Patience, () => TryReactAsync(address, emoji));
    }

    private async Task<bool> TryReactAsync(string address, string? emoji)
    {
        try
        {
            using var answer = emoji is null
                ? await channel.Agent.DeleteAsync(address) : await channel.Agent.PutAsJsonAsync(address, new { emoji });
            return answer.StatusCode != HttpStatusCode.ServiceUnavailable;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Task<(Guid, Guid)?> NewestOfAsync(string person) => world.WithDbAsync(channel.OrganizationId, async db =>
    {
        var newest = await (
            from identity in db.ContactIdentities
            where identity.ExternalId == person
            join conversation in db.Conversations on identity.Id equals conversation.ContactIdentityId
            join message in db.Messages on conversation.Id equals message.ConversationId
            where message.Direction == MessageDirection.Incoming
            orderby message.SentAt descending
            select new { Conversation = conversation.Id, Message = message.Id }).FirstOrDefaultAsync();
        return newest is null ? ((Guid, Guid)?)null : (newest.Conversation, newest.Message);
    });

    private Task<Guid?> ConversationWithAsync(string person) => world.WithDbAsync(channel.OrganizationId, db => (
        from identity in db.ContactIdentities
        where identity.ExternalId == person
        join conversation in db.Conversations on identity.Id equals conversation.ContactIdentityId
        select (Guid?)conversation.Id).FirstOrDefaultAsync());

    /// <summary>Each text is another one, so that a message sent twice shows.</summary>
    private string NextText(string kind) => $"{kind} {++written} äöü";

    private async Task TellAsync(object message)
    {
        // An act that nothing fits, such as an unsend of nothing, is refused, and nothing happens.
        using var answer = await control.PostAsJsonAsync("/simulator/control/messages", message);
    }

    private async Task PlanAsync(object plan)
    {
        using var answer = await control.PutAsJsonAsync($"/simulator/control/accounts/{channel.ChannelId}/faults", plan);
        answer.EnsureSuccessStatusCode();
    }

    private async Task SwitchAsync(object switches)
    {
        using var answer = await control.PostAsJsonAsync($"/simulator/control/accounts/{channel.ChannelId}/switches", switches);
        answer.EnsureSuccessStatusCode();
    }

    private Task<(string Text, bool IsOnTheWay)> OursAsync() => world.WithDbAsync(channel.OrganizationId, async db =>
    {
        var messages = await (
            from message in db.Messages.AsNoTracking().Include(m => m.Attachments).Include(m => m.Reactions).AsSplitQuery()
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            orderby identity.ExternalId, message.SentAt, message.Id
            select new { message, identity.ExternalId }).ToListAsync();
        var lines = messages.Where(m => m.message.Status is not (MessageStatus.Failed or MessageStatus.Cancelled)).Select(m => string.Join(
            " | ", m.ExternalId, m.message.Mid, m.message.Direction.ToString().ToLowerInvariant(),
            m.message.IsUnsent ? "unsent" : m.message.Text, string.Join(',', m.message.Attachments.Select(a => a.Kind)),
            Sorted(m.message.Reactions.Where(r => r.Emoji is not null).Select(r => $"{(r.IsOurs ? "business" : "person")} {r.Emoji}"))));
        return (string.Join('\n', lines), messages.Exists(m => m.message.IsOnTheWay || m.message.Reactions.Any(r => r.DueAt is not null)));
    });

    private async Task<(string Text, string Twice)> MetasAsync()
    {
        var history = await control.GetFromJsonAsync<JsonElement>($"/simulator/control/accounts/{channel.ChannelId}/history");
        var lines =
            from conversation in history.GetProperty("conversations").EnumerateArray()
            let person = conversation.GetProperty("personId").GetString()
            orderby person
            from message in conversation.GetProperty("messages").EnumerateArray()
            select string.Join(
                " | ", person, message.GetProperty("mid").GetString(), message.GetProperty("direction").GetString(),
                message.GetProperty("isUnsent").GetBoolean() ? "unsent" : message.GetProperty("text").GetString(),
                string.Join(',', message.GetProperty("attachments").EnumerateArray().Select(a => a.GetString())),
                message.GetProperty("isUnsent").GetBoolean()
                    ? "" : Sorted(
                        message.GetProperty("reactions").EnumerateArray()
                            .Select(r => $"{r.GetProperty("by").GetString()} {r.GetProperty("emoji").GetString()}")));
        var twice = history.GetProperty("accepted").EnumerateArray()
            .GroupBy(a => (a.GetProperty("personId").GetString(), a.GetProperty("text").GetString()))
            .Where(same => same.Sum(a => a.GetProperty("times").GetInt32()) > 1).Select(same => same.Key.Item2);
        return (string.Join('\n', lines), string.Join(", ", twice));
    }

    private static string Sorted(IEnumerable<string> words) => string.Join(',', words.Order(StringComparer.Ordinal));
}
