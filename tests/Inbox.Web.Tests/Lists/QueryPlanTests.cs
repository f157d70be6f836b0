using System.Net.Http.Json;
using System.Text.Json;
using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Inbox.Web.Tests.Generation;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Lists;

/// <summary>With half a million messages the app's own statements read ranges of the indexes meant for them.</summary>
public sealed class QueryPlanTests(GeneratedInbox data) : IClassFixture<GeneratedInbox>
{
    /// <summary>A list that is shorter than a page, or pages of which one is made, may be sorted; a whole list may not.</summary>
    private const int RowsOfAFewPages = 200;

    private static readonly string[] LargeTables =
        ["messages", "conversations", "contacts", "contact_identities", "read_markers", "webhook_events", "attachment"];

    [Theory]
    [InlineData("", "ix_conversations_newest")]
    [InlineData("?status=OPEN", "ix_conversations_status")]
    [InlineData("?status=CLOSED", "ix_conversations_status")]
    [InlineData("?status=OPEN&assignment=MINE", "ix_conversations_assignee")]
    [InlineData("?status=OPEN&assignment=UNASSIGNED", "ix_conversations_assignee")]
    [InlineData("?status=OPEN&platform=INSTAGRAM", "ix_conversations_platform")]
    [InlineData("?status=CLOSED&platform=MESSENGER", "ix_conversations_platform")]
    [InlineData("?status=OPEN&channel={channel}", "ix_conversations_channel")]
    [InlineData("?sort=CLOSING", "ix_conversations_window")]
    [InlineData("?sort=WAITING", "ix_conversations_waiting")]
    [InlineData("?assignment=MINE", "ix_conversations_assignee")]
    [InlineData("?assignment=UNASSIGNED", "ix_conversations_assignee")]
    [InlineData("?platform=INSTAGRAM", "ix_conversations_platform")]
    [InlineData("?channel={channel}", "ix_conversations_channel")]
    public async Task The_inbox_list_reads_the_index_of_its_filter(string query, string index)
    {
        foreach (var organization in Both)
        {
            using var agent = await SignInAsync(organization);
            var first = await GetAsync(agent, $"/api/conversations{query.Replace("{channel}", $"{organization.Page.Id}")}");
            await AssertReadsAsync(index, "from conversations", "read_markers");

            if (NextOf(first) is { } next)
            {
                await GetAsync(agent, next);
                await AssertReadsAsync(index, "from conversations", "read_markers");
            }
        }
    }

    [Fact]
    public async Task A_thread_reads_its_own_index()
    {
        foreach (var organization in Both)
        {
            using var agent = await SignInAsync(organization);
            var conversation = await LongestConversationAsync(organization);
            var first = await GetAsync(agent, $"/api/conversations/{conversation}/messages");
            await AssertReadsAsync("ix_messages_thread", "from messages", "reply_to_mid");

            await GetAsync(agent, NextOf(first)!);
            await AssertReadsAsync("ix_messages_thread", "from messages", "reply_to_mid");
        }
    }

    [Fact]
    public async Task The_files_beside_a_thread_are_looked_for_among_its_newest_messages()
    {
        foreach (var organization in Both)
        {
            using var agent = await SignInAsync(organization);
            await GetAsync(agent, $"/conversations/{await LongestConversationAsync(organization)}");
            await AssertReadsAsync("ix_messages_thread", "from messages", "stored_files");
        }
    }

    [Fact]
    public async Task A_search_reads_the_newest_entries_in_order_and_then_the_index_of_words()
    {
        using var agent = await SignInAsync(data.Large);

        await SearchAsync(agent, "order");
        await AssertSearchReadsAsync("ix_search_entries_newest", "from search_entries", "limit 4096");

        foreach (var question in new[] { "zutorzu", "utorz&match=parts", "order zutorzu" })
        {
            await SearchAsync(agent, question);
            await AssertSearchReadsAsync("ix_search_entries_words", "from search_entries", "interval");
        }

        await SearchAsync(agent, "lovelace");
        await AssertSearchReadsAsync("ix_contact_entries_text", "from contact_entries");
    }

    /// <summary>With its own parameters, which its plan depends on: such statements are never prepared.</summary>
    private async Task AssertSearchReadsAsync(string index, params string[] words)
    {
        var plan = (await data.ExplainAsync(data.Commands.With(words)))[0];
        Assert.True(plan.Indexes.Contains(index), $"{index} is not in the plan: {plan}");
        Assert.True(!plan.ScannedTables.Contains("search_entries"), $"The plan reads a whole table: {plan}");
    }

    [Fact]
    public async Task Taking_in_a_message_looks_up_the_event_the_mid_the_contact_and_the_conversation_by_index()
    {
        foreach (var organization in Both)
        {
            data.Commands.Clear();
            await data.App.ReceiveAsync(Payload.Text(organization.Page.ExternalId, organization.ExternalIdOf(0), "Still there?"));
            await AssertReadsAsync("ix_webhook_events_pending", "update webhook_events", "skip locked");
            await AssertReadsAsync("ix_messages_mid", "from messages", "mid");
            await AssertReadsAsync(
                "ix_contact_identities_organization_id_channel_id_external_id", "from contact_identities", "external_id");
            await AssertReadsAsync("ix_conversations_identity", "from contact_identities", "conversations");
        }
    }

    [Fact]
    public async Task A_views_list_reads_an_index_in_its_order_and_all_counts_are_one_statement_that_reads_no_table()
    {
        const string Filter = """{"all":[{"field":"status","is":["OPEN"]},{"field":"assignee","is":["me","nobody"]}]}""";
        foreach (var organization in Both)
        {
            using var agent = await SignInAsync(organization);
            await GetAsync(agent, $"/inbox?filter={Uri.EscapeDataString(Filter)}&sort=waiting");
            await AssertReadsAsync("ix_conversations_waiting", "from conversations", "read_markers");

            await GetAsync(agent, "/inbox/counts");
            await AssertReadsAsync("ix_conversations_status", "from organizations", "count(*)");
        }
    }

    private GeneratedOrganization[] Both => [data.Large, data.Small];

    private Task<HttpClient> SignInAsync(GeneratedOrganization organization) =>
        data.App.SignInAsync(organization.Agents[0].Email, GeneratedOrganization.Password);

    private async Task<HttpResponseMessage> GetAsync(HttpClient agent, string address)
    {
        data.Commands.Clear();
        var answer = await agent.GetAsync(address, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer;
    }

    /// <summary>Until it was looked through to the end: on a busy machine a search may run out of its two seconds.</summary>
    private Task SearchAsync(HttpClient agent, string question) => Eventually.TrueAsync(async () =>
    {
        using var answer = await GetAsync(agent, $"/api/search?q={question}");
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return !found.GetProperty("isUnfinished").GetBoolean();
    });

    private static string? NextOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;

    private Task<Guid> LongestConversationAsync(GeneratedOrganization organization) =>
        data.App.WithDbAsync(organization.Id, db => db.Messages.GroupBy(m => m.ConversationId)
            .OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync());

    private async Task AssertReadsAsync(string index, params string[] words)
    {
        foreach (var plan in await data.ExplainAsync(data.Commands.With(words)))
        {
            Assert.True(plan.Indexes.Contains(index), $"{index} is not in the plan: {plan}");
            Assert.True(plan.SortedRows <= RowsOfAFewPages, $"The plan sorts {plan.SortedRows} rows: {plan}");
            Assert.True(!plan.ScannedTables.Intersect(LargeTables).Any(), $"The plan reads a whole table: {plan}");
        }
    }
}
