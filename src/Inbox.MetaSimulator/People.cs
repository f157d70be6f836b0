using System.Globalization;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator;

/// <summary>Who writes to which account: a seeded dozen each, and those whom somebody made.</summary>
internal sealed class People(IOptions<SimulatorOptions> options)
{
    private const int MostPerAccount = 5_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Person>> byAccount = [];

    public IReadOnlyList<Person> Of(SimulatedAccount account)
    {
        lock (gate)
        {
            return [.. ListOf(account)];
        }
    }

    public Person? Find(SimulatedAccount account, string id)
    {
        lock (gate)
        {
            return ListOf(account).Find(person => person.Id == id);
        }
    }

    public Person? FindByName(SimulatedAccount account, string firstName, string lastName)
    {
        lock (gate)
        {
            return ListOf(account).Find(person => person.FirstName == firstName && person.LastName == lastName);
        }
    }

    public Person Add(SimulatedAccount account, string firstName, string lastName, string? id = null)
    {
        var person = new Person(id ?? NewId(account), account, firstName, lastName, Picture: null);
        lock (gate)
        {
            var people = ListOf(account);
            if (people.Count == MostPerAccount)
            {
                people.RemoveAt(Seeded(account).Count);
            }

            people.Add(person);
        }

        return person;
    }

    private List<Person> ListOf(SimulatedAccount account)
    {
        if (!byAccount.TryGetValue(account.ExternalId, out var people))
        {
            byAccount[account.ExternalId] = people = Seeded(account);
        }

        return people;
    }

    // Seeded by the account's id as text: a string's hash code differs from one start to the next.
    private List<Person> Seeded(SimulatedAccount account)
    {
        var seed = account.ExternalId.Aggregate(options.Value.Seed, (sum, letter) => unchecked((sum * 31) + letter));
        var random = new Random(seed);
        var known = options.Value.KnownPeople.Where(person => person.AccountId == account.ExternalId)
            .Select(person => new Person(person.Id, account, person.FirstName, person.LastName, person.Picture)).ToList();
        var seeded = PeopleNames.All.Select((name, index) => new Person(
            Id(account, random.NextInt64(100_000_000_000_000)), account, name.First, name.Last,
            index % 3 == 2 ? null : Graph.Pictures.Faces[random.Next(Graph.Pictures.Faces.Count)]));
        return [.. known, .. seeded.ToList().Where(person => !known.Exists(other => other.Name == person.Name))];
    }

    // Not seeded: after a restart a new person must not be taken for one whom the product knows already.
    private static string NewId(SimulatedAccount account) =>
        Id(account, Random.Shared.NextInt64(100_000_000_000_000));

    private static string Id(SimulatedAccount account, long number) =>
        (account.Platform == SimulatedPlatform.Messenger ? "61" : "90") + number.ToString("D14", CultureInfo.InvariantCulture);
}
