using AngleSharp.Html.Dom;
using Inbox.Web.Contacts;
using Inbox.Web.Filters;
using Inbox.Web.Lists;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Lists;

/// <summary>A list is narrowed down by one press a condition, and widened by another.</summary>
public sealed class FacetTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task Each_choice_leads_to_the_list_with_it_and_once_chosen_to_the_list_without_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.WithDbAsync(talk.Organization.Id, db =>
        {
            db.Labels.Add(
                new Label(talk.Organization.Id, Guid.CreateVersion7(), "Garden", LabelColour.Blue, fixture.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });

        var (list, menu) = await ChooseAsync(talk, "/inbox", "Label", "Garden");
        Assert.Equal(["Status is Open", "Label is Garden"], ChipsOf(list));
        (list, menu) = await ChooseAsync(talk, menu, "Priority", "Urgent");
        Assert.Equal(["Status is Open", "Label is Garden", "Priority is Urgent"], ChipsOf(list));
        (list, menu) = await ChooseAsync(talk, menu, "Priority", "High");
        Assert.Equal("Priority is Urgent, High", ChipsOf(list)[2]);
        (list, menu) = await ChooseAsync(talk, menu, "Unread", "Yes");
        (list, menu) = await ChooseAsync(talk, menu, "Unread", "No");
        Assert.Equal("Unread is No", ChipsOf(list)[3]);
        Assert.Equal(
            ["Open", "Garden", "No", "High", "Urgent"],
            (await MenuAsync(talk, menu)).QuerySelectorAll(".facets [aria-current]").Select(choice => choice.Seen()).Order(
                Comparer<string>.Create((one, other) => Array.IndexOf(Order, one).CompareTo(Array.IndexOf(Order, other)))));

        foreach (var (facet, choice) in new[] { ("Priority", "High"), ("Priority", "Urgent"), ("Unread", "No"), ("Label", "Garden") })
        {
            (list, menu) = await ChooseAsync(talk, menu, facet, choice);
        }

        Assert.Equal("/inbox", menu);
        Assert.Empty(ChipsOf(list));
    }

    [Theory]
    [InlineData("?assignment=mine", "Status is Open|Assignee is Me|Unread is Yes")]
    [InlineData("?status=closed&assignment=unassigned", "Status is Closed|Assignee is Nobody|Unread is Yes")]
    [InlineData(
        "?sort=closing", "Status is Open|Needs reply is Yes|Hours until the reply window closes is at most 4|Unread is Yes")]
    [InlineData("?filter=nonsense", "Unread is Yes")]
    [InlineData("?view=0190b6a0-0000-7000-8000-000000000000", "Unread is Yes")]
    public async Task What_a_ready_made_list_shows_is_kept(string query, string chips)
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        var (list, _) = await ChooseAsync(talk, "/inbox" + query, "Unread", "Yes");

        Assert.Equal(chips, string.Join('|', ChipsOf(list)));
    }

    [Fact]
    public async Task The_conditions_of_a_saved_view_are_folded_and_narrowing_it_down_leaves_it_as_it_is()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var saved = await talk.Browser.PostFormAsync(
            "/inbox/views/new", "/inbox/views", ("name", "Urgent ones"), ("All[0].field", "priority"), ("All[0].operator", "Is"),
            ("All[0].values", "URGENT"), ("All[1].field", "unread"), ("All[1].operator", "Is"), ("All[1].values", "yes"));
        var view = await talk.Browser.GetPageAsync(saved.GoesTo()!);
        Assert.Equal("2 conditions", view.QuerySelector(".filter-chips__fold > summary")!.Seen());

        var (list, menu) = await ChooseAsync(talk, saved.GoesTo()!, "Status", "Open");

        Assert.Equal(["Priority is Urgent", "Unread is Yes", "Status is Open"], ChipsOf(list));
        Assert.DoesNotContain("view=", menu, StringComparison.Ordinal);
        Assert.Equal(2, ChipsOf(await talk.Browser.GetPageAsync(saved.GoesTo()!)).Count);
    }

    /// <summary>Random presses: the choices that are on are those that were pressed an odd number of times, whatever the order.</summary>
    [Fact]
    public void Pressing_twice_is_not_pressing()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        FilterChoice[] choices =
        [
            .. new[] { "URGENT", "HIGH", "LOW" }.Select(value => new FilterChoice("priority", FilterOperator.Is, value, true)),
            .. new[] { "a", "b" }.Select(value => new FilterChoice("label", FilterOperator.Is, value, true)),
        ];
        for (var round = 0; round < 200; round++)
        {
            var filter = round % 2 == 0
                ? ConversationFilter.Open.ToLanguage() : new FilterCondition("unread", FilterOperator.Is, ["yes"]);
            var pressed = choices.ToDictionary(choice => choice, _ => false);
            foreach (var choice in random.GetItems(choices, random.Next(30)))
            {
                filter = choice.Toggle(filter)!;
                pressed[choice] = !pressed[choice];
            }

            Assert.True(
                pressed.All(pair => pair.Key.IsIn(filter) == pair.Value), $"Seed {seed}, round {round}: {FilterJson.Write(filter)}");
        }
    }

    [Fact]
    public void More_conditions_than_are_read_are_not_offered()
    {
        var conditions = Enumerable.Range(0, Filter.MaxConditions).Select(i => new FilterCondition($"f{i}", FilterOperator.Is, ["x"]));
        var full = new FilterGroup(FilterJoin.All, [.. conditions]);

        Assert.Null(new FilterChoice("label", FilterOperator.Is, "a", true).Toggle(full));
        Assert.NotNull(new FilterChoice("f0", FilterOperator.Is, "x", true).Toggle(full));
    }

    private static readonly string[] Order = ["Open", "Garden", "No", "High", "Urgent"];

    private static List<string> ChipsOf(IHtmlDocument shown) => [.. shown.QuerySelectorAll(".filter > span").Select(chip => chip.Seen())];

    /// <summary>The menu of the list at that address.</summary>
    private static async Task<IHtmlDocument> MenuAsync(Correspondence talk, string address)
    {
        var page = await talk.Browser.GetPageAsync(address);
        return await talk.Browser.GetPageAsync(page.QuerySelector("[data-facets]")!.GetAttribute("href")!);
    }

    private static async Task<(IHtmlDocument List, string Address)> ChooseAsync(
        Correspondence talk, string address, string facet, string choice)
    {
        var menu = await MenuAsync(talk, address);
        var title = menu.QuerySelectorAll(".facets .menu__heading").Single(heading => heading.Seen() == facet);
        var link = menu.QuerySelectorAll($".facets ul[aria-labelledby={title.Id}] a").Single(one => one.Seen() == choice);
        var chosen = link.GetAttribute("href")!;
        return (await talk.Browser.GetPageAsync(chosen), chosen);
    }
}
