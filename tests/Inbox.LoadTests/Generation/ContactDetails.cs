using System.Globalization;
using Inbox.Web.Contacts;
using Npgsql;

namespace Inbox.LoadTests.Generation;

/// <summary>What an organization noted of a generated person: a telephone number, an e-mail address and two fields of its own.</summary>
internal sealed record ContactDetails(string Phone, string PhoneNumber, string Email, string OwnValues)
{
    private static readonly string[] Plans = ["Free", "Basic", "Team", "Enterprise"];

    /// <summary>Of the person with this number in the whole of the data; the same each time.</summary>
    public static ContactDetails Of(PlannedPerson person, int number)
    {
        var digits = (30_000_000 + number).ToString("D8", CultureInfo.InvariantCulture);
        var email = $"{(person.FirstName is null ? "customer" : char.ToLowerInvariant(person.FirstName[0]))}.{number}@example.com";
        return new(
            $"040 {digits}", $"+4940{digits}", email,
            $$"""{"plan":"{{Plans[number % Plans.Length]}}","points":{{(number * 7919L) % 1000}}}""");
    }

    /// <summary>Defines the two fields in each organization.</summary>
    public static Task DefineAsync(NpgsqlConnection connection, Plan plan, SeededRandom random, CancellationToken cancellationToken) =>
        CopyTable.CopyAsync(
            connection, "contact_fields", "organization_id, id, key, name, kind, options, position, is_beside_thread",
            plan.Organizations.SelectMany(
                o => new[] { ("plan", "Plan", ContactFieldKind.Choice, Plans), ("points", "Points", ContactFieldKind.Number, []) },
                (o, field) => (Organization: o, Field: field)),
            (row, x) => row.Id(x.Organization.Id).Id(random.Id(DataSize.Start)).Text(x.Field.Item1).Text(x.Field.Item2)
                .Enum(x.Field.Item3).Texts(x.Field.Item4).Number(x.Field.Item3 == ContactFieldKind.Choice ? 0 : 1).Flag(true),
            cancellationToken);
}
