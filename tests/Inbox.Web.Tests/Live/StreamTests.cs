using System.Net;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Live;

/// <summary>What /stream tells, to whom, and until when.</summary>
public sealed class StreamTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private readonly InboxApp app = fixture.App;

    private DateTimeOffset Now => fixture.Clock.GetUtcNow();

    [Fact]
    public async Task A_message_is_told_to_its_organization_by_ids_alone_and_to_no_other()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var other = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        await using var ours = await EventStream.OpenAsync(talk.Browser, Now);
        await using var theirs = await EventStream.OpenAsync(other.Browser, Now);

        await talk.HearAsync("Is it live?");
        await other.HearAsync("Here too?");

        Assert.Equal(("messages", $"{talk.Id}/{await NewestOfAsync(talk)}"), await ours.NextAsync());
        Assert.Equal(("changed", talk.Id.ToString()), await ours.NextAsync());
        Assert.Equal(("messages", $"{other.Id}/{await NewestOfAsync(other)}"), await theirs.NextAsync());
        Assert.Equal(("changed", other.Id.ToString()), await theirs.NextAsync());
    }

    [Fact]
    public async Task Where_more_than_messages_changed_the_conversation_alone_is_told()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var read = await talk.Browser.OpenAsync(talk.Address);
        await using var stream = await QuietAsync(talk);

        using var noted = await talk.Browser.PostFormAsync(
            talk.Address, $"{talk.Address}/notes", ("id", Guid.CreateVersion7().ToString()), ("note", "For us"));

        Assert.Equal(HttpStatusCode.Redirect, noted.StatusCode);
        Assert.Equal(("changed", talk.Id.ToString()), await stream.NextAsync());
    }

    [Fact]
    public async Task That_somebody_read_it_is_told_to_them_alone_and_as_their_row_only()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (_, colleague) = await talk.Organization.AddAgentAsync();
        using var colleagues = await fixture.App.SignInAsync(colleague);
        await using var stream = await QuietAsync(talk);
        await using var theirs = await EventStream.OpenAsync(colleagues, Now);

        using var read = await talk.Browser.OpenAsync(talk.Address);
        await talk.HearAsync("And more");

        Assert.Equal(("messages", $"{talk.Id}/"), await stream.NextAsync());
        Assert.Equal(("changed", talk.Id.ToString()), await stream.NextAsync());
        Assert.Equal(("messages", $"{talk.Id}/{await NewestOfAsync(talk)}"), await theirs.NextAsync());
    }

    [Fact]
    public async Task What_happens_to_a_conversation_while_nobody_reads_is_told_as_what_it_comes_to()
    {
        var (organization, conversation, message) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var feed = new InboxFeed(TimeProvider.System);
        feed.BeginHearing();
        using var reader = feed.Subscribe(organization, Guid.NewGuid(), null);
        await ReadAsync();
        InboxChange Of(Guid? one) => new(organization, conversation) { MessageId = one };

        feed.Publish(Of(message));
        Assert.Equal([message], (await ReadAsync()).Messages[conversation]);
        feed.Publish(Of(message));
        feed.Publish(Of(null));
        feed.Publish(Of(message));
        Assert.True(await ReadAsync() is { Conversations: [var whole], Messages.Count: 0 } && whole == conversation);
        for (var i = 0; i < 100; i++)
        {
            feed.Publish(Of(Guid.NewGuid()));
        }

        Assert.True(await ReadAsync() is { Conversations: [_], Messages.Count: 0 });

        Task<FeedUpdate> ReadAsync() => reader.ReadAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
    }

    [Fact]
    public async Task What_one_instance_says_of_a_message_or_a_row_the_other_understands()
    {
        var (organization, conversation, message, read) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var (here, there) = (new InboxFeed(TimeProvider.System), new InboxFeed(TimeProvider.System));
        there.BeginHearing();
        using var reader = there.Subscribe(organization, Guid.NewGuid(), null);
        await reader.ReadAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);

        here.Publish(new(organization, conversation) { MessageId = message });
        here.Publish(new(organization, read, reader.AgentId) { IsRowOnly = true });
        here.Publish(new(organization, conversation, Guid.NewGuid()) { IsRowOnly = true });
        there.Receive(await here.NextWordsAsync(CancellationToken.None));

        var news = await reader.ReadAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        Assert.Equal([message], news.Messages[conversation]);
        Assert.Empty(news.Messages[read]);
    }

    [Fact]
    public async Task What_came_between_the_page_and_the_stream_is_told_at_once()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        var pageWasReadAt = Now;
        await talk.HearAsync("In between");

        await using var stream = await EventStream.OpenAsync(talk.Browser, pageWasReadAt);

        Assert.Equal(("changed", talk.Id.ToString()), await stream.NextAsync());
    }

    [Fact]
    public async Task A_label_that_is_called_or_coloured_anew_may_change_any_row()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var label = new Label(talk.Organization.Id, Guid.CreateVersion7(), "Complaint", LabelColour.Red, Now);
        await app.WithDbAsync(talk.Organization.Id, db =>
        {
            db.Labels.Add(label);
            return db.SaveChangesAsync();
        });
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        await using var stream = await QuietAsync(talk);

        using var changed = await admin.PostFormAsync(
            "/settings/labels", $"/settings/labels/{label.Id}", ("name", "Trouble"), ("colour", "Blue"));

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(("everything", ""), await stream.NextAsync());
    }

    [Fact]
    public async Task Whoever_was_away_for_long_or_never_here_is_told_that_anything_may_have_changed()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        await using var never = await EventStream.OpenAsync(talk.Browser);
        await using var longAgo = await EventStream.OpenAsync(talk.Browser, Now.AddHours(-1));

        Assert.Equal(("everything", ""), await never.NextAsync());
        Assert.Equal(("everything", ""), await longAgo.NextAsync());
    }

    [Fact]
    public async Task Each_kind_of_change_is_told()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var mid = Payload.NewMid();
        await talk.HearAsync("Hello again", mid);
        var message = await app.WithDbAsync(talk.Organization.Id, db => db.Messages.SingleAsync(m => m.Mid == mid));
        await using var stream = await QuietAsync(talk);

        await talk.SayAsync("Good morning");
        await stream.HearsOfAsync(talk.Id);
        var sent = await talk.UntilAsync(MessageStatus.Sent);
        await TellsAsync(talk, () => app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Person },
            recipient = new { id = talk.Organization.PageId },
            timestamp = Now.ToUnixTimeMilliseconds(),
            read = new { watermark = sent.SentAt.AddSeconds(1).ToUnixTimeMilliseconds() },
        }))));
        await TellsAsync(talk, async () =>
        {
            using var answer = await talk.Browser.PostFormAsync(
                talk.Address, $"{talk.Address}/messages/{message.Id}/reaction", ("emoji", "👍"));
        });
        await TellsAsync(talk, async () =>
        {
            using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/closure");
        });
        await TellsAsync(talk, () => app.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Contacts.SingleAsync()).Rename("Jonas", "Petersen", null);
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task What_one_agent_has_read_is_told_to_that_agent_alone()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var colleague = await talk.Organization.SignInAsync();
        await using var own = await QuietAsync(talk);
        await using var others = await EventStream.OpenAsync(colleague, Now);
        using var page = await talk.Browser.GetAsync(talk.Address);

        await own.HearsOfAsync(talk.Id);
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        using var second = await Correspondence.BeginAsync(fixture);
        await talk.HearAsync("And now something for both");
        await HearsOfMessageAsync(others, talk);
    }

    [Fact]
    public async Task The_stream_of_somebody_who_was_removed_ends_without_a_word()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (agent, email) = await talk.Organization.AddAgentAsync();
        using var browser = await app.SignInAsync(email);
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        await using var stream = await EventStream.OpenAsync(browser, Now);
        await app.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == agent.Id)).Remove(Now);
            return await db.SaveChangesAsync();
        });
        fixture.Clock.Move(TimeSpan.FromMinutes(1));

        await talk.HearAsync("Not for everybody");

        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task What_is_not_theirs_to_know_keeps_no_beat_from_those_who_see_less()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (agent, email) = await talk.Organization.AddAgentAsync();
        var (tom, _) = await talk.Organization.AddAgentAsync("Tom Becker");
        await app.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == agent.Id)).ChangeSight(AccessScope.OwnOrUnassigned);
            (await db.Conversations.SingleAsync()).AssignTo(tom, tom, Now);
            return await db.SaveChangesAsync();
        });
        using var browser = await app.SignInAsync(email);
        await using var stream = await EventStream.OpenAsync(browser, Now);
        while (await stream.NextAsync() is not { Name: "everything" or "alive" })
        {
        }

        await using var owners = await EventStream.OpenAsync(talk.Browser, Now);
        var feed = app.Services.GetRequiredService<InboxFeed>();
        var beat = stream.NextAsync();
        for (var time = 0; time < 8 && !beat.IsCompleted; time++)
        {
            fixture.Clock.Move(TimeSpan.FromSeconds(6));
            var kind = time % 2 == 0 ? PresenceKind.Viewing : PresenceKind.Left;
            feed.Publish(new(talk.Organization.Id, talk.Id) { Presence = new(tom.Id, kind) });
            while ((await owners.NextAsync())?.Name != "presence")
            {
            }
        }

        Assert.Equal("alive", (await beat)?.Name);
    }

    [Fact]
    public async Task Nobody_listens_without_being_signed_in()
    {
        using var browser = app.NewBrowser();
        using var answer = await browser.GetAsync("/stream");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Another_instance_tells_it_too()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await using var instance = InboxApp.Start(app.Database);
        var (_, email) = await talk.Organization.AddAgentAsync();
        using var browser = await instance.SignInAsync(email);
        await using var stream = await EventStream.OpenAsync(browser);

        // Until the instance hears the others, the stream says that anything may have changed.
        await Eventually.TrueAsync(async () =>
        {
            await talk.HearAsync("Across instances");
            return await stream.NextAsync() is { Name: "messages", Data: var data }
                && data.StartsWith(talk.Id.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_slow_reader_is_kept_a_bounded_number_of_things_and_then_told_that_anything_changed()
    {
        var feed = new InboxFeed(TimeProvider.System);
        feed.BeginHearing();
        var (organization, agent) = (Guid.NewGuid(), Guid.NewGuid());
        using var slow = feed.Subscribe(organization, agent, null);
        await slow.ReadAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        var same = Guid.NewGuid();
        for (var i = 0; i < 5000; i++)
        {
            feed.Publish(new(organization, same));
        }

        Assert.Equal([same], (await slow.ReadAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None)).Conversations);
        for (var i = 0; i < 5000; i++)
        {
            feed.Publish(new(organization, Guid.NewGuid()));
        }

        var news = await slow.ReadAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        Assert.True(news is { IsEverything: true, Conversations.Count: 0 });
    }

    [Fact]
    public async Task Of_fifty_browsers_of_one_agent_the_newest_twenty_are_told_and_the_others_that_they_are_too_many()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var colleague = await talk.Organization.SignInAsync();
        await using var others = await QuietAsync(talk, colleague);
        var streams = new List<EventStream>();
        for (var i = 0; i < 50; i++)
        {
            streams.Add(await EventStream.OpenAsync(talk.Browser, Now));
        }

        await talk.HearAsync("For as many as there are");

        Assert.Equal(("crowded", ""), await streams[0].NextAsync());
        Assert.Null(await streams[0].NextAsync());
        Assert.Equal(("crowded", ""), await streams[29].NextAsync());
        await HearsOfMessageAsync(streams[30], talk);
        await HearsOfMessageAsync(streams[49], talk);
        await HearsOfMessageAsync(others, talk);
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_does_not_read_holds_up_nobody_and_who_went_without_a_word_is_forgotten()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await using var slow = await QuietAsync(talk);
        await using var quick = await EventStream.OpenAsync(talk.Browser, Now);
        var gone = await EventStream.OpenAsync(talk.Browser, Now);
        var feed = app.Services.GetRequiredService<InboxFeed>();
        Assert.Equal(3, feed.StreamsOf(talk.Organization.Id));

        // More than the connection's buffers hold.
        for (var i = 0; i < 200_000; i++)
        {
            feed.Spread(new(talk.Organization.Id, Guid.NewGuid()));
        }

        feed.Spread(new(talk.Organization.Id, talk.Id));
        while (await quick.NextAsync() is { } heard && !heard.Data.Contains(talk.Id.ToString(), StringComparison.Ordinal)
            && heard.Name != "everything")
        {
            // What came before.
        }

        await gone.DisposeAsync();
        await Eventually.TrueAsync(() => Task.FromResult(feed.StreamsOf(talk.Organization.Id) < 3));
    }

    [Fact]
    public void What_the_others_were_not_told_for_too_much_is_known_once()
    {
        var feed = new InboxFeed(TimeProvider.System);
        for (var i = 0; i < 10_000; i++)
        {
            feed.Publish(new(Guid.NewGuid(), Guid.NewGuid()));
        }

        Assert.False(feed.TakeOverrun());
        feed.Publish(new(Guid.NewGuid(), Guid.NewGuid()));
        Assert.True(feed.TakeOverrun());
        Assert.False(feed.TakeOverrun());
    }

    [Fact]
    public async Task A_message_of_a_known_contact_asks_for_no_other_conversations()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var statements = new CapturedCommands();
        await using var instance = InboxApp.Start(
            app.Database, services => services.ConfigureDbContext<InboxDbContext>(options => options.AddInterceptors(statements)));
        statements.Clear();

        // Whichever instance takes it in: it is said until this one did.
        await Eventually.TrueAsync(async () =>
        {
            await instance.ReceiveAsync(Payload.Text(
                talk.Organization.PageId, talk.Person, "Again", at: Now.ToUnixTimeMilliseconds()));
            return statements.All.Any(s => s.Sql.Contains("INSERT INTO messages", StringComparison.OrdinalIgnoreCase));
        });

        Assert.DoesNotContain(statements.All, s => s.Sql.Contains("c.contact_id = ANY", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task HearsOfMessageAsync(EventStream stream, Correspondence talk)
    {
        Assert.Equal("messages", (await stream.NextWordAsync())?.Name);
        Assert.Equal(("changed", talk.Id.ToString()), await stream.NextWordAsync());
    }

    private Task<Guid> NewestOfAsync(Correspondence talk) => app.WithDbAsync(
        talk.Organization.Id, db => db.Messages.OrderByDescending(
            m => m.SentAt).ThenByDescending(m => m.Id).Select(m => m.Id).FirstAsync());

    /// <summary>A stream that has heard what was before.</summary>
    private async Task<EventStream> QuietAsync(Correspondence talk, HttpClient? browser = null)
    {
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        return await EventStream.OpenAsync(browser ?? talk.Browser, Now);
    }

    private async Task TellsAsync(Correspondence talk, Func<Task> act)
    {
        await using var stream = await QuietAsync(talk);
        await act();
        await stream.HearsOfAsync(talk.Id);
    }
}
