using System.Globalization;
using AngleSharp.Dom;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>The list of contacts by each of its columns, and the columns that an agent chose.</summary>
public sealed class ContactOrderTests(AppFixture fixture, ITestOutputHelper output) : IClassFixture<AppFixture>
{
    private const int People = 130;

    private static readonly string[] Columns =
    [
        "activity", "first-seen", "name", "phone", "email", "language", "time-zone", "consent-to-marketing", "owner",
        "window", "labels", "channels", "source",
        "own.visits", "own.born", "own.city", "own.vip",
    ];

    private readonly InboxApp app = fixture.App;

    /// <summary>All pages by each column, both ways, are the order that a plain comparison gives, with everybody once.</summary>
    [Fact]
    public async Task Each_column_sorts_everybody_once_over_all_pages_and_backwards()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"The people are seeded with {seed}");
        var (organization, keys) = await MeetAsync(new Random(seed));
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        foreach (var column in Columns)
        {
            foreach (var isReverse in new[] { false, true })
            {
                var names = await WalkAsync(admin, $"/contacts?sort={(isReverse ? "-" : "")}{column}");
                Assert.Equal(People, names.Distinct().Count());
                var there = names.Select(name => keys[name].GetValueOrDefault(column)).ToList();
                var given = there.TakeWhile(key => key is not null).ToList();
                Assert.All(there.Skip(given.Count), key => Assert.True(key is null, $"{column}: somebody without is before {key}"));
                var isDescending = isReverse != (column is "activity" or "first-seen");
                var wanted = given.Order(Comparer<object?>.Create(Compare)).ToList();
                if (isDescending)
                {
                    wanted.Reverse();
                }

                Assert.True(wanted.SequenceEqual(given), $"{column} {isReverse}: {string.Join(' ', given.Take(60))}");
            }
        }
    }

    [Theory]
    [InlineData("sort=nothing")]
    [InlineData("sort=own.gone")]
    [InlineData("sort=-")]
    [InlineData("sort=name&before=AAAA")]
    [InlineData("sort=first_seen")]
    public async Task An_order_that_is_none_is_the_usual_one(string query)
    {
        var world = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(world.PageId, TestOrganization.NextId(), "Hello"));
        using var admin = await world.SignInAsync(AgentRole.Admin);

        Assert.Single((await admin.GetPageAsync($"/contacts?{query}")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_place_in_one_order_is_none_in_another()
    {
        var (organization, _) = await MeetAsync(new Random(1));
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var older = (await admin.GetPageAsync("/contacts?sort=name")).QuerySelector("a[rel=next]")!.GetAttribute("href")!;

        var first = await admin.GetPageAsync("/contacts?sort=email");
        var wrong = await admin.GetPageAsync(older.Replace("sort=name", "sort=email", StringComparison.Ordinal));

        Assert.Equal(Names(first), Names(wrong));
    }

    [Fact]
    public async Task The_columns_that_an_agent_chose_are_theirs_alone_and_the_usual_ones_come_back()
    {
        var (organization, _) = await MeetAsync(new Random(2));
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var other = await organization.SignInAsync();
        var usual = Heads(await admin.GetPageAsync("/contacts"));

        using var chosen = await admin.PostFormAsync(
            "/contacts", "/contacts/columns", ("columns", "own.visits"), ("columns", "phone"), ("columns", "nothing"),
            ("back", "/contacts?sort=own.visits"));
        Assert.Equal("/contacts?sort=own.visits", chosen.GoesTo());
        var page = await admin.GetPageAsync(chosen.GoesTo()!);

        Assert.Equal(["Name", "Phone", "Visits"], Heads(page));
        Assert.Equal("ascending", page.QuerySelector("thead th:last-child")!.GetAttribute("aria-sort"));
        Assert.NotEmpty(page.QuerySelector("tbody td:last-child")!.Seen());
        Assert.Equal(usual, Heads(await other.GetPageAsync("/contacts")));
        using var elsewhere = await admin.PostFormAsync(
            "/contacts", "/contacts/columns", ("usual", "true"), ("back", "https://example.com/contacts"));
        Assert.Equal("/contacts", elsewhere.GoesTo());
        Assert.Equal(usual, Heads(await admin.GetPageAsync("/contacts")));
    }

    private static List<string> Heads(IParentNode page) => [.. page.QuerySelectorAll("thead th a").Select(head => head.Seen())];

    private static List<string> Names(IParentNode page) => [.. page.QuerySelectorAll(".contact-cell__name").Select(name => name.Seen())];

    private static int Compare(object? one, object? other) => (one, other) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => Comparer<object>.Default.Compare(one!, other!),
    };

    private static async Task<List<string>> WalkAsync(HttpClient admin, string address)
    {
        var names = new List<string>();
        var next = address;
        while (next is not null)
        {
            var page = await admin.GetPageAsync(next);
            names.AddRange(Names(page));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            Assert.True(names.Count <= People, $"{address} does not end");
        }

        return names;
    }

    /// <summary>People with values of all kinds and without, and what each is sorted by.</summary>
    private async Task<(TestOrganization Organization, Dictionary<string, Dictionary<string, object>> Keys)> MeetAsync(Random random)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (tom, _) = await organization.AddAgentAsync("Tom Becker");
        var (mira, _) = await organization.AddAgentAsync("Mira Aydin");
        var keys = new Dictionary<string, Dictionary<string, object>>();
        await app.WithDbAsync(organization.Id, async db =>
        {
            string[] kinds = ["Visits", "Born", "City", "Vip"];
            ContactFieldKind[] types = [ContactFieldKind.Number, ContactFieldKind.Date, ContactFieldKind.Text, ContactFieldKind.YesOrNo];
            db.ContactFields.AddRange(kinds.Select((name, place) => new ContactField(
                organization.Id, Guid.CreateVersion7(), name.ToLowerInvariant(), name, types[place], place)));
            var label = db.Labels.Add(new(
                organization.Id, Guid.CreateVersion7(), "Regular", LabelColour.Blue, DateTimeOffset.UtcNow)).Entity;
            for (var number = 0; number < People; number++)
            {
                var name = $"{(char)('a' + random.Next(26))}{number}";
                var contact = db.Contacts.Add(Contact.Noted(organization.Id, name, Moment(random))).Entity;
                Fill(contact, random, [tom.Id, mira.Id], keys[name] = new() { ["name"] = name, ["channels"] = 0 });
                keys[name]["first-seen"] = contact.CreatedAt;
                if (random.Next(3) == 0)
                {
                    db.ContactLabels.Add(new(organization.Id, contact.Id, label.Id));
                    keys[name]["labels"] = "regular";
                }
            }

            return await db.SaveChangesAsync();
        });
        return (organization, keys);
    }

    private static DateTimeOffset Moment(Random random) =>
        new(2026, 1 + random.Next(10), 1 + random.Next(28), 0, 0, random.Next(60), TimeSpan.Zero);

    private static void Fill(Contact contact, Random random, Guid[] agents, Dictionary<string, object> keys)
    {
        void Maybe(string column, Func<object> fill)
        {
            if (random.Next(3) > 0)
            {
                keys[column] = fill();
            }
        }

        keys["activity"] = Contact.Never;
        if (random.Next(2) == 0)
        {
            contact.Touch(Moment(random));
            keys["activity"] = contact.LastActivityAt;
        }

        Maybe("phone", () =>
        {
            var phone = $"+4940{random.Next(100, 999)}";
            contact.SetPhone(phone, phone);
            return phone;
        });
        Maybe("email", () =>
        {
            var email = $"{(char)('a' + random.Next(26))}@example.com";
            contact.SetEmail(email, email);
            return email;
        });
        Maybe("language", () => Text(new[] { "de", "en", "fr" }[random.Next(3)], contact.SetLanguage));
        Maybe("time-zone", () => Text(new[] { "Europe/Berlin", "Asia/Tokyo" }[random.Next(2)], contact.SetTimeZone));
        Maybe("consent-to-marketing", () =>
        {
            var consents = random.Next(2) == 0;
            contact.SetConsent(consents);
            return consents ? "yes" : "no";
        });
        Maybe("owner", () =>
        {
            var agent = random.Next(2);
            contact.SetOwner(agents[agent]);
            return new[] { "Tom Becker", "Mira Aydin" }[agent];
        });
        Maybe("own.visits", () =>
        {
            var visits = random.Next(-20, 120) / 10m;
            contact.SetOwnValue("visits", visits);
            return visits;
        });
        Maybe("own.born", () => Text(DateOnly.FromDateTime(Moment(random).Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            day => contact.SetOwnValue("born", day)));
        Maybe("own.city", () => Text($"{(char)('a' + random.Next(26))} city", city => contact.SetOwnValue("city", city)));
    }

    private static string Text(string value, Action<string> set)
    {
        set(value);
        return value;
    }
}
