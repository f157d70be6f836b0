using Inbox.Web.Conversations;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Lists;

/// <summary>A filter and an order under a name: one agent's own, a team's, or everybody's.</summary>
public sealed class SavedView : IOrganizationOwned
{
    public const int NameLength = 60;

    /// <summary>How many an agent sees at most, so that all their counts are one quick question.</summary>
    public const int MaxCount = 30;

    /// <summary>So many are for everybody: the other half of what an agent sees is for their own.</summary>
    public const int MaxForEverybody = MaxCount / 2;

    /// <param name="id">Made where the form was shown, so that the same form sent twice makes one view.</param>
    public SavedView(Agent owner, Guid id, DateTimeOffset createdAt)
        : this(owner.OrganizationId, id, owner.Id, createdAt)
    {
    }

    private SavedView(Guid organizationId, Guid id, Guid ownerId, DateTimeOffset createdAt) =>
        (OrganizationId, Id, OwnerId, CreatedAt) = (organizationId, id, ownerId, createdAt);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Who made it.</summary>
    public Guid OwnerId { get; private set; }

    public ViewAudience Audience { get; private set; }

    public Guid? TeamId { get; private set; }

    /// <summary>The filter in <see cref="FilterJson"/>.</summary>
    public string Filter { get; private set; } = "";

    public ConversationSort Sort { get; private set; }

    /// <summary>Its place among the views: the lowest stands first.</summary>
    public int Position { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public void Change(string name, Filter filter, ConversationSort sort) => (Name, Filter, Sort) = (name, FilterJson.Write(filter), sort);

    public void Share(ViewAudience audience, Guid? teamId) =>
        (Audience, TeamId) = (audience, audience == ViewAudience.Team ? teamId : null);

    public void Place(int position) => Position = position;
}

/// <summary>Who sees a view.</summary>
public enum ViewAudience
{
    Mine,
    Team,
    Everybody,
}
