using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Inbox.Web.Contacts;

/// <summary>
/// What a contact's own row says at one moment, by the names of its properties: the values of own fields each by itself. Who they are, and
/// what is worked out of the rest, is left out.
/// </summary>
public sealed class ContactSnapshot
{
    private static readonly string[] LeftOut =
    [
        nameof(Contact.Id), nameof(Contact.OrganizationId), nameof(Contact.Revision), nameof(Contact.FoldedName),
        nameof(Contact.NameAtMeta),
    ];

    /// <summary>What one contact takes over from another where it has none (<see cref="Contact.Absorb"/>).</summary>
    private static readonly string[] Filled =
    [
        nameof(Contact.Phone), nameof(Contact.PhoneNumber), nameof(Contact.Email), nameof(Contact.EmailAddress), nameof(Contact.OwnerId),
        nameof(Contact.Language), nameof(Contact.TimeZone), nameof(Contact.BlockedAt), nameof(Contact.ConsentsToMarketing),
    ];

    /// <summary>The team's own name; beside it, the name says what Meta tells. Each can be another without the other.</summary>
    public const string OwnName = nameof(OwnName);

    private readonly JsonObject values;

    private ContactSnapshot(JsonObject values) => this.values = values;

    public static ContactSnapshot Of(EntityEntry<Contact> contact)
    {
        var values = new JsonObject();
        foreach (var property in contact.Properties.Where(p => !LeftOut.Contains(p.Metadata.Name)))
        {
            values[property.Metadata.Name] = property.Metadata.Name == nameof(Contact.OwnValues)
                ? JsonNode.Parse(contact.Entity.OwnValues)
                : JsonSerializer.SerializeToNode(property.CurrentValue, property.Metadata.ClrType);
        }

        values[nameof(Contact.Name)] = contact.Entity.NameAtMeta ?? contact.Entity.Name;
        values[OwnName] = contact.Entity.NameAtMeta is null ? null : contact.Entity.Name;
        return new(values);
    }

    /// <summary>When they were last active.</summary>
    public DateTimeOffset LastActivityAt => values[nameof(Contact.LastActivityAt)]!.GetValue<DateTimeOffset>();

    /// <summary>The telephone number and the e-mail address by which they are known again.</summary>
    public IEnumerable<string> Keys =>
        new[] { values[nameof(Contact.PhoneNumber)], values[nameof(Contact.EmailAddress)] }.OfType<JsonNode>()
            .Select(key => key.ToString());

    public static ContactSnapshot Parse(string json) => new(JsonNode.Parse(json)!.AsObject());

    public override string ToString() => values.ToJsonString();

    /// <summary>Gives a contact all of it; what it does not know of, a later version's column, stays as it is.</summary>
    public void WriteTo(EntityEntry<Contact> contact)
    {
        foreach (var property in contact.Properties.Where(p => values.ContainsKey(p.Metadata.Name)))
        {
            property.CurrentValue = property.Metadata.Name == nameof(Contact.OwnValues)
                ? values[nameof(Contact.OwnValues)]!.ToJsonString()
                : values[property.Metadata.Name].Deserialize(property.Metadata.ClrType);
        }

        var (told, own) = (contact.Entity.Name, values[OwnName]?.GetValue<string>());
        contact.Property(c => c.Name).CurrentValue = own ?? told;
        contact.Property(c => c.NameAtMeta).CurrentValue = own is null ? null : told;
        contact.Property(c => c.FoldedName).CurrentValue = Contact.Fold(contact.Entity.Name, contact.Entity.NameAtMeta);
    }

    /// <summary>
    /// This without a change that was made before: what still is as the change left it becomes as it was, and what is something else by now
    /// stays.
    /// </summary>
    /// <param name="whatever">Properties that become as they were, whatever they are by now.</param>
    public ContactSnapshot Without(ContactSnapshot before, ContactSnapshot after, params IEnumerable<string> whatever)
    {
        var result = values.DeepClone().AsObject();
        Revert(result, before.values, after.values);
        Revert(
            result[nameof(Contact.OwnValues)]!.AsObject(), before.values[nameof(Contact.OwnValues)]!.AsObject(),
            after.values[nameof(Contact.OwnValues)]!.AsObject());
        foreach (var name in whatever)
        {
            result[name] = before.values[name]?.DeepClone();
        }

        return new(result);
    }

    /// <summary>
    /// This, where a value is gone that was there a moment ago, with the value of the first of some others that has one: whoever is part of
    /// a contact still gives it what nobody else does.
    /// </summary>
    public ContactSnapshot RefilledFrom(IEnumerable<ContactSnapshot> others, ContactSnapshot aMomentAgo)
    {
        var result = values.DeepClone().AsObject();
        foreach (var other in others)
        {
            Refill(result, other.values, aMomentAgo.values, Filled);
            var own = other.values[nameof(Contact.OwnValues)]!.AsObject();
            Refill(
                result[nameof(Contact.OwnValues)]!.AsObject(), own, aMomentAgo.values[nameof(Contact.OwnValues)]!.AsObject(),
                own.Select(pair => pair.Key));
            if (other.IsRefusing && aMomentAgo.IsRefusing)
            {
                result[nameof(Contact.ConsentsToMarketing)] = false;
            }

            var (mine, theirs) = (result[nameof(Contact.CreatedAt)]!, other.values[nameof(Contact.CreatedAt)]!);
            if (theirs.GetValue<DateTimeOffset>() < mine.GetValue<DateTimeOffset>())
            {
                result[nameof(Contact.CreatedAt)] = theirs.DeepClone();
            }
        }

        return new(result);
    }

    /// <summary>Whether they agreed to no marketing.</summary>
    private bool IsRefusing => values[nameof(Contact.ConsentsToMarketing)]?.GetValue<bool>() == false;

    private static void Refill(JsonObject current, JsonObject other, JsonObject before, IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => current[name] is null && before[name] is not null && other[name] is not null))
        {
            current[name] = other[name]!.DeepClone();
        }
    }

    private static void Revert(JsonObject current, JsonObject before, JsonObject after)
    {
        foreach (var name in before.Concat(after).Select(pair => pair.Key).Where(name => name != nameof(Contact.OwnValues)).Distinct())
        {
            if (!JsonNode.DeepEquals(current[name], after[name]))
            {
                continue;
            }

            if (before.ContainsKey(name))
            {
                current[name] = before[name]?.DeepClone();
            }
            else
            {
                current.Remove(name);
            }
        }
    }
}
