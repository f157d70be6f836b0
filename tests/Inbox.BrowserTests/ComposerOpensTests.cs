using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>A composer that could not send can, as soon as the reason is gone, before the eyes of who looks at it.</summary>
public sealed class ComposerOpensTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task Where_the_window_was_closed_the_next_message_opens_it()
    {
        var (organization, person, anna) = await BeginAsync(DateTimeOffset.UtcNow.AddDays(-9));
        await Expect(Field(anna)).ToHaveCountAsync(0);

        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "Are you there?"));

        await AnswersAsync(anna);
    }

    [Fact]
    public async Task Where_only_the_assignee_answers_it_opens_once_it_is_theirs()
    {
        var (organization, _, anna) = await BeginAsync(DateTimeOffset.UtcNow);
        var (other, _) = await organization.AddAgentAsync("Tom Becker");
        await App.WithDbAsync(organization.Id, async db =>
        {
            await db.Channels.ExecuteUpdateAsync(c => c.SetProperty(x => x.OnlyAssigneeAnswers, true));
            var conversation = await db.Conversations.SingleAsync();
            db.Activities.Add(conversation.AssignTo(other, other, DateTimeOffset.UtcNow)!);
            return await db.SaveChangesAsync();
        });
        await anna.Page.ReloadAsync();
        await Expect(Field(anna)).ToHaveCountAsync(0);

        await App.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync();
            var me = await db.Agents.SingleAsync(a => a.Name == "Anna Keller");
            db.Activities.Add(conversation.AssignTo(me, other, DateTimeOffset.UtcNow)!);
            return await db.SaveChangesAsync();
        });

        await AnswersAsync(anna);
    }

    private static ILocator Field(Visitor agent) => agent.Page.Locator("#text");

    private static async Task AnswersAsync(Visitor anna)
    {
        await Expect(Field(anna)).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("r");
        await Expect(Field(anna)).ToBeFocusedAsync();
        await anna.Page.Keyboard.TypeAsync("Yes, we are");
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(anna.Message("Yes, we are")).ToHaveCountAsync(1);
    }

    private async Task<(TestOrganization Organization, string Person, Visitor Anna)> BeginAsync(DateTimeOffset at)
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var person = TestOrganization.NextId();
        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello", at: at.ToUnixTimeMilliseconds()));
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Hello");
        return (organization, person, anna);
    }
}
