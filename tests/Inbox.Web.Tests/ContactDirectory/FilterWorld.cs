using System.Globalization;
using System.Text.Json.Nodes;
using Inbox.Testing;
using Inbox.Web.Contacts;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>Made-up people and filters, and what each filter says of each of them, worked out without a database.</summary>
internal sealed class FilterWorld
{
    private static readonly string[] Languages = ["de", "en", "ar"];
    private static readonly string[] Woods = ["Oak", "Birch", "Ash"];
    private static readonly string[] Words = ["blue door", "Blaue Tür", "50%", "a_b", "x"];

    private readonly Random random;

    private FilterWorld(Random random) => this.random = random;

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<Guid> Agents { get; private set; } = [];

    public IReadOnlyList<Guid> Labels { get; private set; } = [];

    public static async Task<FilterWorld> CreateAsync(InboxApp app, TestOrganization organization, Random random, int people)
    {
        var world = new FilterWorld(random)
        {
            Agents = [(await organization.AddAgentAsync("Mira Aydin")).Agent.Id, (await organization.AddAgentAsync("Tom Becker")).Agent.Id],
            Labels = [Guid.CreateVersion7(), Guid.CreateVersion7()],
        };
        world.People = [.. Enumerable.Range(0, people).Select(world.NextPerson)];
        await app.WithDbAsync(organization.Id, async db =>
        {
            foreach (var (number, id) in world.Labels.Index())
            {
                db.Labels.Add(new Label(organization.Id, id, $"Label {number}", LabelColour.Blue, DateTimeOffset.UtcNow));
            }

            foreach (var (key, kind) in Fields)
            {
                var field = new ContactField(organization.Id, Guid.CreateVersion7(), key, key, kind, position: 0);
                field.Change(key, isBesideThread: true, Woods);
                db.ContactFields.Add(field);
            }

            foreach (var person in world.People)
            {
                var contact = db.Contacts.Add(new Contact(organization.Id, person.Name, DateTimeOffset.UtcNow)).Entity;
                person.Write(contact);
                db.ContactLabels.AddRange(person.Labels.Select(label => new ContactLabel(organization.Id, contact.Id, label)));
            }

            return await db.SaveChangesAsync();
        });
        return world;
    }

    public MadeFilter NextFilter(int depth = 0)
    {
        if (depth == 2 || random.Next(3) > 0)
        {
            return NextCondition();
        }

        var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => NextFilter(depth + 1)).ToList();
        var join = new[] { "all", "any", "none" }[random.Next(3)];
        var json = new JsonObject { [join] = new JsonArray([.. parts.Select(part => JsonNode.Parse(part.Json))]) };
        return new(json.ToJsonString(), join switch
        {
            "all" => person => parts.TrueForAll(part => part.IsTrueOf(person)),
            "any" => person => parts.Exists(part => part.IsTrueOf(person)),
            _ => person => !parts.Exists(part => part.IsTrueOf(person)),
        });
    }

    private static readonly (string Key, ContactFieldKind Kind)[] Fields =
    [
        ("size", ContactFieldKind.Number), ("since", ContactFieldKind.Date), ("regular", ContactFieldKind.YesOrNo),
        ("wood", ContactFieldKind.Choice), ("woods", ContactFieldKind.Choices), ("remark", ContactFieldKind.Text),
    ];

    private Person NextPerson(int number) => new($"Person {number}")
    {
        Phone = Maybe(() => $"+4940{random.Next(1_000_000, 9_999_999)}"),
        OwnerId = random.Next(3) == 0 ? null : Agents[random.Next(Agents.Count)],
        Language = Maybe(() => Languages[random.Next(Languages.Length)]),
        Consents = random.Next(3) == 0 ? null : random.Next(2) == 0,
        IsBlocked = random.Next(4) == 0,
        Labels = [.. Labels.Where(_ => random.Next(3) == 0)],
        Size = random.Next(3) == 0 ? null : random.Next(-3, 4) * 0.5m,
        Since = Maybe(NextDay),
        IsRegular = random.Next(3) == 0 ? null : random.Next(2) == 0,
        Wood = Maybe(() => Woods[random.Next(Woods.Length)]),
        Woods = [.. Woods.Where(_ => random.Next(2) == 0)],
        Remark = Maybe(() => Words[random.Next(Words.Length)]),
    };

    private string NextDay() => new DateOnly(2026, 1, 1).AddDays(random.Next(6)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string? Maybe(Func<string> value) => random.Next(3) == 0 ? null : value();

    private MadeFilter NextCondition() => random.Next(11) switch
    {
        0 => Known("phone", person => person.Phone),
        1 => Known("own.size", person => person.Size?.ToString(CultureInfo.InvariantCulture)),
        2 => Ids("owner", Agents, (person, ids) => person.OwnerId is { } owner && ids.Contains(owner)),
        3 => Ids("label", Labels, (person, ids) => person.Labels.Any(ids.Contains)),
        4 => Chosen("language", Languages, person => person.Language is { } one ? [one] : []),
        5 => Chosen("own.wood", Woods, person => person.Wood is { } one ? [one] : []),
        6 => Chosen("own.woods", Woods, person => person.Woods),
        7 => Size(),
        8 => Since(),
        9 => Consent(),
        _ => Rest(),
    };

    private MadeFilter Known(string field, Func<Person, string?> value) => random.Next(2) == 0
        ? Condition(field, "known", [], person => value(person) is not null)
        : Condition(field, "empty", [], person => value(person) is null);

    private MadeFilter Ids(string field, IReadOnlyList<Guid> all, Func<Person, IReadOnlyList<Guid>, bool> isAny)
    {
        var ids = all.Where(_ => random.Next(2) == 0).DefaultIfEmpty(all[0]).ToList();
        var values = ids.Select(id => id.ToString()).ToArray();
        return random.Next(2) == 0 ? Condition(field, "is", values, person => isAny(person, ids))
            : Condition(field, "not", values, person => !isAny(person, ids));
    }

    private MadeFilter Chosen(string field, string[] all, Func<Person, IReadOnlyList<string>> values)
    {
        var wanted = all.Where(_ => random.Next(2) == 0).DefaultIfEmpty(all[0]).ToArray();
        return random.Next(2) == 0 ? Condition(field, "is", wanted, person => values(person).Intersect(wanted).Any())
            : Condition(field, "not", wanted, person => !values(person).Intersect(wanted).Any());
    }

    private MadeFilter Consent() => random.Next(4) switch
    {
        0 => Condition("consent-to-marketing", "is", ["yes"], person => person.Consents == true),
        1 => Condition("consent-to-marketing", "is", ["no"], person => person.Consents == false),
        _ => Known("consent-to-marketing", person => person.Consents?.ToString()),
    };

    private MadeFilter Size()
    {
        var number = random.Next(-3, 4) * 0.5m;
        var text = number.ToString("0.0", CultureInfo.InvariantCulture);
        return random.Next(3) switch
        {
            0 => Condition("own.size", "over", [text], person => person.Size > number),
            1 => Condition("own.size", "under", [text], person => person.Size <= number),
            _ => Condition("own.size", "is", [text], person => person.Size == number),
        };
    }

    private MadeFilter Since()
    {
        var day = NextDay();
        return random.Next(2) == 0
            ? Condition("own.since", "before", [day], person => string.CompareOrdinal(person.Since ?? "9", day) < 0)
            : Condition("own.since", "after", [day], person => string.CompareOrdinal(person.Since ?? "", day) > 0);
    }

    private MadeFilter Rest() => random.Next(4) switch
    {
        0 => Condition("blocked", "is", ["yes"], person => person.IsBlocked),
        1 => Condition("own.regular", "is", ["no"], person => person.IsRegular == false),
        2 => Condition("own.remark", "is", ["50%"], person => person.Remark == "50%"),
        _ => Condition("own.remark", "contains", ["_B"], person => person.Remark == "a_b"),
    };

    private static MadeFilter Condition(string field, string asked, string[] values, Func<Person, bool> isTrueOf) => new(
        new JsonObject { ["field"] = field, [asked] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) }.ToJsonString(),
        isTrueOf);
}

/// <param name="IsTrueOf">What it says, worked out by hand.</param>
internal sealed record MadeFilter(string Json, Func<Person, bool> IsTrueOf);

/// <summary>Somebody made up.</summary>
internal sealed record Person(string Name)
{
    public string? Phone { get; init; }

    public Guid? OwnerId { get; init; }

    public string? Language { get; init; }

    public bool? Consents { get; init; }

    public bool IsBlocked { get; init; }

    public IReadOnlyList<Guid> Labels { get; init; } = [];

    public decimal? Size { get; init; }

    public string? Since { get; init; }

    public bool? IsRegular { get; init; }

    public string? Wood { get; init; }

    public IReadOnlyList<string> Woods { get; init; } = [];

    public string? Remark { get; init; }

    public void Write(Contact contact)
    {
        contact.SetPhone(Phone, Phone);
        contact.SetOwner(OwnerId);
        contact.SetLanguage(Language);
        contact.SetConsent(Consents);
        if (IsBlocked)
        {
            contact.Block(DateTimeOffset.UtcNow);
        }

        Set("size", ContactFieldKind.Number, Size?.ToString(CultureInfo.InvariantCulture));
        Set("since", ContactFieldKind.Date, Since);
        Set("regular", ContactFieldKind.YesOrNo, IsRegular is { } regular ? (regular ? "yes" : "no") : null);
        Set("wood", ContactFieldKind.Choice, Wood);
        Set("woods", ContactFieldKind.Choices, Woods.Count == 0 ? null : string.Join('\n', Woods));
        Set("remark", ContactFieldKind.Text, Remark);

        void Set(string key, ContactFieldKind kind, string? value) => contact.SetOwnValue(key, OwnValueParser.ToJson(kind, value));
    }
}
