using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;

namespace Inbox.Web.Demo;

/// <summary>The labels of the demo's first organization, on which conversations and contacts they lie, and a view of everybody's.</summary>
internal static class DemoLabels
{
    private static readonly (string Name, LabelColour Colour, string[] On, string[] OnContacts)[] All =
    [
        ("Complaint", LabelColour.Amber, ["6100000000000002"], []),
        ("Delivery", LabelColour.Blue, ["6200000000000003", "6100000000000007"], []),
        ("Wholesale", LabelColour.Violet, ["6200000000000006"], []),
        ("Regular", LabelColour.Green, [], ["6100000000000002", "6200000000000008"]),
    ];

    public static void Add(InboxDbContext own, Agent by, IReadOnlyDictionary<string, Conversation> conversations, DateTimeOffset now)
    {
        foreach (var (name, colour, on, onContacts) in All)
        {
            var label = new Label(by.OrganizationId, Guid.CreateVersion7(), name, colour, now);
            own.Labels.Add(label);
            own.ConversationLabels.AddRange(on.Where(conversations.ContainsKey)
                .Select(person => new ConversationLabel(by.OrganizationId, conversations[person].Id, label.Id)));
            own.ContactLabels.AddRange(onContacts.Where(conversations.ContainsKey)
                .Select(person => new ContactLabel(by.OrganizationId, conversations[person].ContactId, label.Id)));
        }

        AddView(own, by, now);
    }

    private static void AddView(InboxDbContext own, Agent by, DateTimeOffset now)
    {
        var view = new SavedView(by, Guid.CreateVersion7(), now);
        view.Share(ViewAudience.Everybody, teamId: null);
        view.Change(
            "Waiting over an hour",
            new FilterGroup(
                FilterJoin.All, [
                new FilterCondition("status", FilterOperator.Is, ["OPEN"]), new FilterCondition("waiting", FilterOperator.Over, ["60"])]),
            ConversationSort.Waiting);
        own.SavedViews.Add(view);
    }
}
