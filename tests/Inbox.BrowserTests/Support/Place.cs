using Inbox.Testing;

namespace Inbox.BrowserTests.Support;

/// <summary>Every page that a person can come to, and every menu that opens over one.</summary>
public static class Place
{
    private const int Parts = 3;

    /// <summary>Those that Anna of the demo sees without changing anything: all in one browser that is signed in as hers.</summary>
    private static readonly Dictionary<string, Func<Visitor, Task>> Seen = new()
    {
        ["inbox"] = At("/inbox"),
        ["empty list"] = At("/inbox?status=SNOOZED"),
        ["closing soon"] = At("/inbox?sort=closing"),
        ["order menu"] = At("/inbox", PlaceWays.OpenMenu("Order")),
        ["filter menu"] = At("/inbox", PlaceWays.OpenMenu("Filter"), visitor => visitor.Page.GetByLabel("Find a condition").FillAsync("o")),
        ["conditions"] = At("/inbox/filter"),
        ["account menu"] = At("/inbox", PlaceWays.OpenMenu("Your account")),
        ["acts on several"] = Listing(
            PlaceWays.ChooseConversationAsync, visitor => visitor.Page.Locator(".bulk-bar summary").ClickAsync()),
        ["filtered list"] = At("/inbox?filter=" + Uri.EscapeDataString(
            """{"all":[{"field":"status","is":["OPEN"]},{"field":"needs-reply","is":["yes"]},{"field":"mood","is":["good"]}]}""")),
        ["choosing several"] = Listing(PlaceWays.BeginChoosingAsync),
        ["chosen conversations"] = Listing(PlaceWays.ChooseConversationAsync),
        ["assign or label"] = Listing(PlaceWays.ChooseConversationAsync, PlaceWays.Press("Assign or label…")),
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
        ["picture"] = Reading("Lê Thị Thanh Hương", visitor => visitor.Page.Locator(".message a.picture").First.ClickAsync()),
        ["long thread"] = Reading("Finn O’Sullivan"),
        ["shared files"] = Reading("Jonas Petersen", PlaceWays.Follow("All files")),
        ["a message’s way"] = Reading("Jonas Petersen", visitor => visitor.Page.Locator(".message__foot a").First.ClickAsync()),
        ["command bar"] = Reading("Jonas Petersen", PlaceWays.AskCommandBarAsync),
        ["search"] = At("/search?q=sofa"),
        ["search of every kind"] = At("/search?q=ar"),
        ["search without a result"] = At("/search?q=xylophone&from=us"),
        ["contacts"] = At("/contacts"),
        ["contacts without a result"] = At("/contacts?q=xylophone"),
        ["contact"] = At("/contacts?q=jonas+petersen", PlaceWays.Follow("Jonas Petersen")),
        ["contact’s form"] = At("/contacts?q=jonas+petersen", PlaceWays.Follow("Jonas Petersen"), PlaceWays.Follow("Edit")),
        ["who else a contact may be"] = At(
            "/contacts?q=jonas+petersen", PlaceWays.Follow("Jonas Petersen"), PlaceWays.Follow("Merge…")),
        ["erasing a contact"] = At(
            "/contacts?q=jonas+petersen", PlaceWays.Follow("Jonas Petersen"), PlaceWays.OpenMenu("More"), PlaceWays.Follow("Erase…")),
        ["contact’s menu"] = At("/contacts?q=jonas+petersen", PlaceWays.Follow("Jonas Petersen"), PlaceWays.OpenMenu("More")),
        ["chosen contact"] = At("/contacts", PlaceWays.ChooseContactAsync),
        ["many chosen contacts"] = At("/contacts", PlaceWays.ChooseContactAsync, PlaceWays.GoOnWithChosenAsync),
        ["contacts’ filter menu"] = At("/contacts", PlaceWays.OpenMenu("Filter")),
        ["new contact"] = At("/contacts/new"),
        ["contacts’ conditions"] = At("/contacts/filter"),
        ["imports of contacts"] = At("/contacts/imports"),
        ["export of contacts"] = At("/contacts/export"),
        ["help with filters"] = At("/filters"),
        ["filtered contacts"] = At("/contacts?filter=" + Uri.EscapeDataString(
            """{"all":[{"field":"window","is":["yes"]},{"field":"phone","empty":[]},{"field":"owner","is":["nobody known"]}]}""")),
        ["new segment"] = At("/segments/new?filter=" + Uri.EscapeDataString(
            """{"all":[{"field":"window","is":["yes"]}]}""")),
        ["new segment of conditions"] = At("/segments/new?filter=" + Uri.EscapeDataString(
            """{"all":[{"field":"label","not":[]},{"field":"phone","known":[]},{"field":"active","before":["2026-11-25"]}]}""")),
        ["segment"] = At("/segments/new", PlaceWays.NameSegmentAsync, PlaceWays.Press("Save")),
        ["contact fields"] = At("/settings/contact-fields"),
        ["channels"] = At("/channels"),
        ["new channel"] = At("/channels/new"),
        ["channel’s end"] = At("/channels", PlaceWays.OpenMenu("More for"), PlaceWays.Follow("Disconnect…")),
        ["own Meta app"] = At("/channels/apps/new"),
        ["what Meta posted"] = At("/channels/events"),
        ["Pages to choose"] = At("/channels/new", PlaceWays.Follow("Continue with Facebook"), PlaceWays.Press("Allow")),
        ["audit"] = At("/audit"),
        ["retention"] = At("/retention"),
        ["reply target"] = At("/settings/reply-target"),
        ["people"] = At("/settings/people"),
        ["person"] = At("/settings/people", PlaceWays.Follow("Mira Aydın")),
        ["new invitation"] = At("/settings/invitations/new"),
        ["invitation’s link"] = At("/settings/invitations/new", PlaceWays.Press("Create link")),
        ["teams"] = At("/settings/teams"),
        ["team"] = At("/settings/teams", PlaceWays.Follow("Delivery")),
        ["labels"] = At("/settings/labels"),
        ["saved replies"] = At("/settings/saved-replies"),
        ["new saved reply"] = At("/settings/saved-replies/new"),
        ["saved reply"] = At("/settings/saved-replies", PlaceWays.Follow("/delivery")),
        ["notifications"] = At("/settings/notifications"),
        ["appearance"] = At("/settings/appearance"),
        ["shortcuts"] = At("/shortcuts"),
        ["shortcut sheet"] = At("/inbox", visitor => visitor.Page.Keyboard.PressAsync("?")),
        ["account"] = At("/account"),
        ["organizations"] = At("/organizations"),
    };

    /// <summary>Those that need a browser of their own: nobody or somebody else is signed in, or something is changed.</summary>
    private static readonly Dictionary<string, Func<Visitor, InboxApp, Task>> Own = new()
    {
        ["sign-in"] = (visitor, _) => visitor.GoAsync("/sign-in"),
        ["refused sign-in"] = (visitor, _) => PlaceWays.RefusedSignInAsync(visitor),
        ["taken conversations"] = PlaceWays.TakenConversationsAsync,
        ["answer that waits"] = PlaceWays.WaitingAnswerAsync,
        ["taken by somebody else"] = PlaceWays.HeldAsync,
        ["refused login"] = PlaceWays.RefusedLoginAsync,
        ["invitation"] = PlaceWays.InvitationAsync,
        ["unknown invitation"] = PlaceWays.UnknownInvitationAsync,
        ["first day"] = PlaceWays.FirstDayAsync,
        ["not found"] = PlaceWays.NotFoundAsync,
        ["deletion"] = PlaceWays.DeletionAsync,
        ["simulator"] = (visitor, _) => visitor.GoAsync("/simulator"),
        ["simulated logins"] = (visitor, _) => visitor.GoAsync("/simulator/logins"),
        ["simulated people"] = PlaceWays.SimulatedPeopleAsync,
        ["simulated conversation"] = async (visitor, _) => await (await Customer.MeetAsync(visitor)).WriteAsync("Hello"),
    };

    /// <summary>The pages that are only looked at, in parts of the same length, so that several are looked at at once.</summary>
    public static TheoryData<string> Part(int part) => [.. Seen.Keys.Where((_, at) => at % Parts == part)];

    public static TheoryData<string> OnTheirOwn => [.. Own.Keys];

    public static Task SeeAsync(this Visitor visitor, string place) => Seen[place](visitor);

    public static Task GoToAsync(this Visitor visitor, string place, InboxApp app) => Own[place](visitor, app);

    /// <summary>An address of the demo, and what is done there.</summary>
    private static Func<Visitor, Task> At(string address, params Func<Visitor, Task>[] steps) => async visitor =>
    {
        await visitor.GoAsync(address);
        await StepAsync(visitor, steps);
    };

    /// <summary>The list of Jonas of the demo, who leaves the first page of everybody’s, and what is done there.</summary>
    private static Func<Visitor, Task> Listing(params Func<Visitor, Task>[] steps) => async visitor =>
    {
        await visitor.GoToListOfAsync("Jonas Petersen");
        await StepAsync(visitor, steps);
    };

    /// <summary>A conversation of the demo, open, and what is done there.</summary>
    private static Func<Visitor, Task> Reading(string contact, params Func<Visitor, Task>[] steps) => async visitor =>
    {
        await visitor.GoAsync("/inbox");
        if (await visitor.Row(contact).CountAsync() == 0)
        {
            // So many others wrote by now that it has left the first page.
            await visitor.GoToListOfAsync(contact);
        }

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
