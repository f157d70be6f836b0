using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>Two contacts became one: what each of them was and had, so that they can be made two again exactly.</summary>
public sealed class ContactMerge : IOrganizationOwned
{
    public ContactMerge(Contact kept, Contact merged, Agent by, DateTimeOffset at)
        : this(kept.OrganizationId, kept.Id, merged.Id, merged.Name, by.Id, at)
    {
    }

    private ContactMerge(Guid organizationId, Guid contactId, Guid mergedId, string mergedName, Guid byId, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ContactId, MergedId, MergedName, ById, At) = (organizationId, contactId, mergedId, mergedName, byId, at);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The contact that is left.</summary>
    public Guid ContactId { get; private set; }

    /// <summary>The contact that is there no more.</summary>
    public Guid MergedId { get; private set; }

    public string MergedName { get; private set; }

    public Guid ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public Guid? UndoneById { get; private set; }

    /// <summary>What the contact was, as <see cref="ContactSnapshot"/>.</summary>
    public string Before { get; private set; } = "";

    /// <summary>What the contact became.</summary>
    public string After { get; private set; } = "";

    /// <summary>What the one that is there no more was.</summary>
    public string Merged { get; private set; } = "";

    /// <summary>The identities that came along.</summary>
    public Guid[] Identities { get; private set; } = [];

    public Guid[] Notes { get; private set; } = [];

    public Guid[] Changes { get; private set; } = [];

    public Guid[] Referrals { get; private set; } = [];

    /// <summary>The labels that came along, and those that both had.</summary>
    public Guid[] Labels { get; private set; } = [];

    public Guid[] CommonLabels { get; private set; } = [];

    /// <summary>The frozen segments that came along, and those that held both.</summary>
    public Guid[] Segments { get; private set; } = [];

    public Guid[] CommonSegments { get; private set; } = [];

    /// <summary>Writes down what the two were, and what became of the one.</summary>
    public void Describe(ContactSnapshot before, ContactSnapshot after, ContactSnapshot merged) =>
        (Before, After, Merged) = (before.ToString(), after.ToString(), merged.ToString());

    /// <summary>Writes down what was moved.</summary>
    public void Move(Guid[] identities, Guid[] notes, Guid[] changes, Guid[] referrals) =>
        (Identities, Notes, Changes, Referrals) = (identities, notes, changes, referrals);

    public void MoveLabels(Guid[] moved, Guid[] common) => (Labels, CommonLabels) = (moved, common);

    public void MoveSegments(Guid[] moved, Guid[] common) => (Segments, CommonSegments) = (moved, common);

    public void Undo(Agent by, DateTimeOffset now) => (UndoneAt, UndoneById) = (now, by.Id);

    /// <summary>
    /// An earlier merge into the same contact was undone: what both merges brought is of this one alone from then on, and is taken off the
    /// earlier one's labels and segments.
    /// </summary>
    public void Forget(ContactMerge earlier, HashSet<Guid> labels, HashSet<Guid> segments)
    {
        var (before, after) = (ContactSnapshot.Parse(earlier.Before), ContactSnapshot.Parse(earlier.After));
        Before = ContactSnapshot.Parse(Before).Without(before, after).ToString();
        var mine = ContactSnapshot.Parse(After);
        After = mine.Without(before, after).RefilledFrom([ContactSnapshot.Parse(Merged)], mine).ToString();
        var (ownLabels, ownSegments) = (Taken(CommonLabels, labels), Taken(CommonSegments, segments));
        (Labels, CommonLabels) = ([.. Labels, .. ownLabels], [.. CommonLabels.Except(ownLabels)]);
        (Segments, CommonSegments) = ([.. Segments, .. ownSegments], [.. CommonSegments.Except(ownSegments)]);
    }

    private static Guid[] Taken(Guid[] common, HashSet<Guid> left) => [.. common.Where(left.Remove)];
}
