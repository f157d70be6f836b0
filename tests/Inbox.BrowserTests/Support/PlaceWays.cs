using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>The ways to places that no address alone leads to.</summary>
internal static class PlaceWays
{
    private const string Words = "Is my table ready?";

    public static async Task AtHabitatAsync(this Visitor visitor, string address)
    {
        await visitor.SignInAsync("anna@habitat.example", DemoData.Password, "habitat");
        await visitor.GoAsync(address);
    }

    public static Func<Visitor, Task> Follow(string link) => async visitor =>
    {
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        await IsLoadedAsync(visitor);
    };

    public static Func<Visitor, Task> Press(string button) => async visitor =>
    {
        await visitor.Button(button).First.ClickAsync();
        await IsLoadedAsync(visitor);
    };

    /// <remarks>Asked of the page: the event of one that was left before it was loaded is waited for in vain.</remarks>
    private static Task<IJSHandle> IsLoadedAsync(Visitor visitor) =>
        visitor.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");

    public static Func<Visitor, Task> OpenMenu(string words) => visitor => visitor.Menu(words).First.ClickAsync();

    public static async Task RefusedSignInAsync(Visitor visitor)
    {
        visitor.ExpectedStatus = 422;
        await visitor.GoAsync("/sign-in");
        await visitor.SignInByPageAsync("nobody@example.com", "not a password");
        await visitor.Page.GetByRole(AriaRole.Alert).WaitForAsync();
    }

    public static Task NameSegmentAsync(Visitor visitor) => visitor.Page.Locator("#name").FillAsync("Everybody at the counter");

    /// <summary>On a phone; a desk needs no such choice and does not show it.</summary>
    public static Task BeginChoosingAsync(Visitor visitor) =>
        visitor.Page.Locator(".conversation-list__choose input").EvaluateAsync("box => { box.checked = true; }");

    /// <summary>On a phone nobody is chosen.</summary>
    public static async Task ChooseContactAsync(Visitor visitor)
    {
        if (await visitor.Page.Locator("input[name=ids]").First.IsVisibleAsync())
        {
            await visitor.Page.Locator("input[name=ids]").First.CheckAsync();
        }
    }

    public static async Task GoOnWithChosenAsync(Visitor visitor)
    {
        if (await visitor.Page.Locator("#bulk").IsVisibleAsync())
        {
            await visitor.Page.Locator("#bulk summary").First.ClickAsync();
            await visitor.Page.Locator("#bulk .menu__list button:not([name])").ClickAsync();
        }
    }

    public static async Task ChooseConversationAsync(Visitor visitor)
    {
        await visitor.Row("Jonas Petersen").First.HoverAsync();
        await visitor.Row("Jonas Petersen").First.GetByRole(AriaRole.Checkbox).CheckAsync();
    }

    public static async Task TakenConversationsAsync(Visitor visitor, InboxApp app)
    {
        await OwnTalkAsync(visitor, app);
        await visitor.GoAsync("/inbox");
        await visitor.Row(Words).HoverAsync();
        await visitor.Row(Words).GetByRole(AriaRole.Checkbox).CheckAsync();
        await visitor.Button("Take").ClickAsync();
        await visitor.Button("Undo").WaitForAsync();
    }

    /// <summary>One condition of every kind.</summary>
    public static async Task AddConditionsAsync(Visitor visitor)
    {
        foreach (var field in new[] { "Label", "Unread", "Minutes waiting for a reply", "Begun", "Name of the contact" })
        {
            await visitor.Page.GetByLabel("Condition to add").First.SelectOptionAsync(new SelectOptionValue { Label = field });
            await visitor.Button("Add").First.ClickAsync();
            await visitor.Button($"Remove the condition {field}").WaitForAsync();
        }
    }

    public static async Task AskCommandBarAsync(Visitor visitor)
    {
        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.GetByRole(AriaRole.Combobox).FillAsync("jonas");
        await visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Jonas Petersen" }).First.WaitForAsync();
    }

    public static async Task AskSavedRepliesAsync(Visitor visitor)
    {
        await visitor.Page.GetByLabel("Your message").PressSequentiallyAsync("/");
        await visitor.Page.GetByRole(AriaRole.Option).First.WaitForAsync();
    }

    public static async Task SavedRepliesPageAsync(Visitor visitor) =>
        await visitor.GoAsync((await visitor.Page.Locator(".composer__saved").GetAttributeAsync("href"))!);

    public static async Task WaitingAnswerAsync(Visitor visitor, InboxApp app)
    {
        await OwnTalkAsync(visitor, app);
        await visitor.Page.GetByLabel("Your message").FillAsync("Tomorrow at ten it is.");
        await visitor.Menu("More ways to send").ClickAsync();
        await visitor.Menu("Send later…").ClickAsync();
        await visitor.Page.Locator(".composer button[name=later]").First.ClickAsync();
        await visitor.Page.Locator(".message--scheduled").WaitForAsync();
    }

    /// <summary>
    /// Takes what somebody else has, from a page that still says that nobody has it; where nobody else acts, since an event makes
    /// the page load the list again in place of the refusal.
    /// </summary>
    public static async Task HeldAsync(Visitor visitor, InboxApp app)
    {
        visitor.ExpectedStatus = 409;
        await OwnTalkAsync(visitor, app, async organization =>
        {
            var (tom, _) = await organization.AddAgentAsync("Tom Becker");
            await app.WithDbAsync(organization.Id, async db =>
            {
                var agent = await db.Agents.SingleAsync(agent => agent.Id == tom.Id);
                (await db.Conversations.SingleAsync()).AssignTo(agent, agent, DateTimeOffset.UtcNow);
                return await db.SaveChangesAsync();
            });
        });
        await visitor.Assignee.ClickAsync();

        // As without scripts, which say it over the page; and in one go, since a live update would say again who has it.
        await visitor.Page.EvaluateAsync(
            """
            () => {
              const { form, name, value } = document.querySelector("button[name=agentId][value=me]");
              form.elements.seen.value = ".";
              form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
              form.submit();
            }
            """);
        await visitor.Link("Look at it again").WaitForAsync();
    }

    public static Task RefusedLoginAsync(Visitor visitor, InboxApp app)
    {
        visitor.ExpectedStatus = 422;
        return visitor.AtHabitatAsync("/channels/facebook-login/return?error=access_denied");
    }

    public static async Task InvitationAsync(Visitor visitor, InboxApp app)
    {
        await visitor.AtHabitatAsync("/settings/invitations/new");
        await visitor.Button("Create link").ClickAsync();
        var link = await visitor.Page.Locator("#link").InputValueAsync();
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.GoAsync(link);
    }

    public static Task UnknownInvitationAsync(Visitor visitor, InboxApp app)
    {
        visitor.ExpectedStatus = 404;
        return visitor.GoAsync("/join/habitat?key=mistyped");
    }

    public static async Task FirstDayAsync(Visitor visitor, InboxApp app)
    {
        var organization = await TestOrganization.CreateAsync(app, isConnected: false);
        var (_, email) = await organization.AddAgentAsync();
        await visitor.SignInAsync(email, InboxApp.Password, organization: null);
        await visitor.GoAsync("/inbox");
    }

    public static Task NotFoundAsync(Visitor visitor, InboxApp app)
    {
        visitor.ExpectedStatus = 404;
        return visitor.AtHabitatAsync("/no-such-page");
    }

    public static async Task DeletionAsync(Visitor visitor, InboxApp app)
    {
        var request = new DeletionRequest(metaAppId: null, TestOrganization.NextId(), DateTimeOffset.UtcNow);
        await app.WithDbAsync(null, db =>
        {
            db.DeletionRequests.Add(request);
            return db.SaveChangesAsync();
        });
        await visitor.GoAsync($"/deletion?code={request.Code}");
    }

    public static async Task SimulatedPeopleAsync(Visitor visitor, InboxApp app)
    {
        await visitor.GoAsync("/simulator");
        await visitor.Link("habitat.soehne").ClickAsync();
    }

    /// <summary>An open conversation of an organization that nobody else looks at.</summary>
    private static async Task OwnTalkAsync(Visitor visitor, InboxApp app, Func<TestOrganization, Task>? prepare = null)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), Words));
        await (prepare?.Invoke(organization) ?? Task.CompletedTask);
        var (_, email) = await organization.AddAgentAsync();
        await visitor.SignInAsync(email, InboxApp.Password, organization: null);
        await visitor.GoAsync("/inbox");
        await visitor.OpenAndReadAsync(Words);
    }
}
