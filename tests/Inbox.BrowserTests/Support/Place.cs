using Inbox.Testing;

namespace Inbox.BrowserTests.Support;

/// <summary>Every page that a person can come to, and every menu that opens over one.</summary>
public static class Place
{
    private static readonly Dictionary<string, Func<Visitor, InboxApp, Task>> Ways = new()
    {
        ["sign-in"] = (visitor, _) => visitor.GoAsync("/sign-in"),
        ["refused sign-in"] = (visitor, _) => PlaceWays.RefusedSignInAsync(visitor),
        ["inbox"] = At("/inbox"),
        ["empty list"] = At("/inbox?status=SNOOZED"),
        ["closing soon"] = At("/inbox?sort=closing"),
        ["order menu"] = At("/inbox", PlaceWays.OpenMenu("Order")),
        ["filter menu"] = At("/inbox", PlaceWays.OpenMenu("Filter")),
        ["filtered list"] = At("/inbox?filter=" + Uri.EscapeDataString(
            """{"all":[{"field":"status","is":["OPEN"]},{"field":"needs-reply","is":["yes"]},{"field":"mood","is":["good"]}]}""")),
        ["choosing several"] = At("/inbox", PlaceWays.BeginChoosingAsync),
        ["chosen conversations"] = At("/inbox", PlaceWays.ChooseConversationAsync),
        ["assign or label"] = At("/inbox", PlaceWays.ChooseConversationAsync, PlaceWays.Press("Assign or label…")),
        ["taken conversations"] = PlaceWays.TakenConversationsAsync,
        ["saved view"] = At("/inbox", PlaceWays.Follow("Waiting over an hour")),
        ["saved view’s form"] = At("/inbox", PlaceWays.Follow("Waiting over an hour"), PlaceWays.Follow("Change this view")),
        ["new view"] = At("/inbox/views/new"),
        ["new view of many conditions"] = At("/inbox/views/new", PlaceWays.AddConditionsAsync),
        ["thread"] = Reading("Jonas Petersen"),
        ["thread with a note"] = Reading("Chidinma Okonkwo"),
        ["closed thread"] = At("/inbox?status=CLOSED", visitor => visitor.Row("Beatriz Conceição").ClickAsync()),
        ["assign menu"] = Reading("Jonas Petersen", PlaceWays.OpenMenu("Assignee:")),
        ["snooze menu"] = Reading("Jonas Petersen", PlaceWays.OpenMenu("Later")),
        ["thread’s menu"] = Reading("Jonas Petersen", visitor => visitor.Page.Locator(".thread__head summary").Last.ClickAsync()),
        ["label menu"] = Reading("Jonas Petersen", PlaceWays.OpenMenu("Change labels")),
        ["contact’s name"] = Reading("Jonas Petersen", PlaceWays.OpenMenu("Rename")),
        ["ways to send"] = Reading("Jonas Petersen", PlaceWays.OpenMenu("More ways to send"), PlaceWays.OpenMenu("Send later…")),
        ["emoji"] = Reading("Jonas Petersen", PlaceWays.OpenMenu("Emoji")),
        ["note"] = Reading("Jonas Petersen", visitor => visitor.Page.Locator("label:has(#kind-note)").ClickAsync()),
        ["saved replies behind a slash"] = Reading("Jonas Petersen", PlaceWays.AskSavedRepliesAsync),
        ["saved replies to choose"] = Reading("Jonas Petersen", PlaceWays.SavedRepliesPageAsync),
        ["answer that quotes"] = Reading("Jonas Petersen", PlaceWays.Follow("Reply to this message")),
        ["shared files"] = Reading("Jonas Petersen", PlaceWays.Follow("All files")),
        ["a message’s way"] = Reading("Jonas Petersen", visitor => visitor.Page.Locator(".message__foot a").First.ClickAsync()),
        ["command bar"] = Reading("Jonas Petersen", PlaceWays.AskCommandBarAsync),
        ["answer that waits"] = PlaceWays.WaitingAnswerAsync,
        ["taken by somebody else"] = PlaceWays.HeldAsync,
        ["search"] = At("/search?q=sofa"),
        ["search of every kind"] = At("/search?q=ar"),
        ["search without a result"] = At("/search?q=xylophone&from=us"),
        ["channels"] = At("/channels"),
        ["new channel"] = At("/channels/new"),
        ["channel’s end"] = At("/channels", PlaceWays.OpenMenu("More for"), PlaceWays.Follow("Disconnect…")),
        ["own Meta app"] = At("/channels/apps/new"),
        ["what Meta posted"] = At("/channels/events"),
        ["refused login"] = PlaceWays.RefusedLoginAsync,
        ["Pages to choose"] = At("/channels/new", PlaceWays.Follow("Continue with Facebook"), PlaceWays.Press("Allow")),
        ["audit"] = At("/audit"),
        ["retention"] = At("/retention"),
        ["reply target"] = At("/settings/reply-target"),
        ["people"] = At("/settings/people"),
        ["person"] = At("/settings/people", PlaceWays.Follow("Mira Aydın")),
        ["new invitation"] = At("/settings/invitations/new"),
        ["invitation’s link"] = At("/settings/invitations/new", PlaceWays.Press("Make the link")),
        ["invitation"] = PlaceWays.InvitationAsync,
        ["unknown invitation"] = PlaceWays.UnknownInvitationAsync,
        ["teams"] = At("/settings/teams"),
        ["team"] = At("/settings/teams", PlaceWays.Follow("Delivery")),
        ["labels"] = At("/settings/labels"),
        ["saved replies"] = At("/settings/saved-replies"),
        ["new saved reply"] = At("/settings/saved-replies/new"),
        ["saved reply"] = At("/settings/saved-replies", PlaceWays.Follow("/delivery")),
        ["notifications"] = At("/settings/notifications"),
        ["first day"] = PlaceWays.FirstDayAsync,
        ["shortcuts"] = At("/shortcuts"),
        ["shortcut sheet"] = At("/inbox", visitor => visitor.Page.Keyboard.PressAsync("?")),
        ["account"] = At("/account"),
        ["organizations"] = At("/organizations"),
        ["not found"] = PlaceWays.NotFoundAsync,
        ["deletion"] = PlaceWays.DeletionAsync,
        ["simulator"] = (visitor, _) => visitor.GoAsync("/simulator"),
        ["simulated logins"] = (visitor, _) => visitor.GoAsync("/simulator/logins"),
        ["simulated people"] = PlaceWays.SimulatedPeopleAsync,
        ["simulated conversation"] = async (visitor, _) => await (await Customer.MeetAsync(visitor)).WriteAsync("Hello"),
    };

    public static TheoryData<string> All => [.. Ways.Keys];

    public static Task GoToAsync(this Visitor visitor, string place, InboxApp app) => Ways[place](visitor, app);

    /// <summary>An address of the demo, and what is done there.</summary>
    private static Func<Visitor, InboxApp, Task> At(string address, params Func<Visitor, Task>[] steps) => async (visitor, _) =>
    {
        await visitor.AtHabitatAsync(address);
        await StepAsync(visitor, steps);
    };

    /// <summary>A conversation of the demo, open, and what is done there.</summary>
    private static Func<Visitor, InboxApp, Task> Reading(string contact, params Func<Visitor, Task>[] steps) => async (visitor, _) =>
    {
        await visitor.AtHabitatAsync("/inbox");
        await visitor.OpenAndReadAsync(contact);
        await StepAsync(visitor, steps);
    };

    private static async Task StepAsync(Visitor visitor, Func<Visitor, Task>[] steps)
    {
        foreach (var step in steps)
        {
            await step(visitor);
        }
    }
}
