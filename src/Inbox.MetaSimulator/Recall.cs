using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator;

/// <summary>
/// Makes people anew whom the product knows and a restart forgot, so that an old conversation can be gone on with.
/// </summary>
internal sealed class Recall(IOptions<SimulatorOptions> options, People people, Messages messages)
{
    /// <summary>The person behind an id on one of the accounts; null where the product knows none either.</summary>
    public async Task<Person?> FindAsync(HttpContext context, IReadOnlyList<SimulatedAccount> accounts, string id)
    {
        foreach (var account in accounts)
        {
            var known = people.Find(account, id);
            if (known is not null && messages.ConversationOf(known).OpenedAt is not null)
            {
                return known;
            }

            if (await options.Value.Recall(context, account.ExternalId, id) is { } recalled)
            {
                var person = known ?? people.Add(account, recalled.FirstName, recalled.LastName, id);
                messages.ConversationOf(person).Open(recalled.OpenedAt);
                return person;
            }

            if (known is not null)
            {
                return known;
            }
        }

        return null;
    }
}

/// <summary>Someone whom the product knows.</summary>
/// <param name="OpenedAt">When they last did what lets the business write.</param>
public sealed record RecalledPerson(string FirstName, string LastName, DateTimeOffset OpenedAt);
