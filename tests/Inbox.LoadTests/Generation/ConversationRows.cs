using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Npgsql;

namespace Inbox.LoadTests.Generation;

/// <summary>Writes contacts, their identities and conversations, and what two agents of each organization have read.</summary>
internal static class ConversationRows
{
    private const int Readers = 2;
    private const int VisibleDigits = 4;
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromHours(1);

    public static async Task CopyAsync(NpgsqlConnection connection, Plan plan, CancellationToken cancellationToken)
    {
        await CopyTable.CopyAsync(
            connection, "contacts",
            "organization_id, id, name, folded_name, first_name, last_name, created_at, last_activity_at, " +
            "phone, phone_number, email, email_address, own_values", plan.People,
            static (row, p) => row.Id(p.Organization.Id).Id(p.ContactId).Text(NameOf(p))
                .Text(Contact.Fold(NameOf(p), nameAtMeta: null)).Text(p.FirstName).Text(p.LastName)
                .Moment(p.CreatedAt).Moment(p.LastActivityAt).Text(p.Details?.Phone).Text(p.Details?.PhoneNumber)
                .Text(p.Details?.Email).Text(p.Details?.Email).Json(p.Details?.OwnValues ?? "{}"),
            cancellationToken);
        await CopyTable.CopyAsync(
            connection, "contact_identities", "organization_id, id, contact_id, channel_id, external_id, profile_attempts", plan.People,
            static (row, p) => row.Id(p.Organization.Id).Id(p.IdentityId).Id(p.ContactId).Id(p.Channel.Id).Text(p.ExternalId).Number(0),
            cancellationToken);
        await CopyTable.CopyAsync(
            connection, "conversations",
            "organization_id, id, channel_id, contact_id, contact_identity_id, platform, status, assignee_id, started_at, " +
            "closed_at, closed_by_id, last_message_id, last_message_at, last_message_direction, last_message_status, preview, is_preview_cut, " +
            "preview_attachment_kind, last_incoming_at, last_incoming_received_at, window_opened_by, window_opened_at, window_closes_at, waiting_since",
            plan.Conversations, WriteConversation, cancellationToken);
        await CopyTable.CopyAsync(
            connection, "contact_activities", "organization_id, id, contact_id, conversation_id, kind, at", plan.Conversations,
            static (row, c) => row.Id(c.Person.Organization.Id).Id(c.Id).Id(c.Person.ContactId).Id(c.Id)
                .Enum(ContactActivityKind.ConversationStarted).Moment(c.StartedAt),
            cancellationToken);
        await CopyTable.CopyAsync(
            connection, "read_markers", "organization_id, agent_id, conversation_id, read_until", ReadMarkers(plan),
            static (row, x) => row.Id(x.Conversation.Person.Organization.Id).Id(x.AgentId).Id(x.Conversation.Id).Moment(x.ReadUntil),
            cancellationToken);
    }

    private static void WriteConversation(CopyTable row, PlannedConversation conversation)
    {
        var (person, newest) = (conversation.Person, conversation.Newest);
        var preview = newest.Text is null ? null : ColumnText.Fit(newest.Text, MessagePreview.TextLength);
        DateTimeOffset? closedAt = conversation.ClosedById is null ? null : newest.SentAt + ClosedAfter;
        row.Id(person.Organization.Id).Id(conversation.Id).Id(person.Channel.Id).Id(person.ContactId).Id(person.IdentityId)
            .Enum(person.Channel.Platform).Enum(conversation.Status).Id(conversation.AssigneeId).Moment(conversation.StartedAt)
            .Moment(closedAt).Id(conversation.ClosedById)
            .Id(newest.Id).Moment(newest.SentAt).Enum(newest.Direction)
            .Enum(newest.Status).Text(preview).Flag(preview?.Length < newest.Text?.Length)
            .Text(newest.Text is null ? MessageRows.PictureKind : null)
            .Moment(conversation.LastIncomingAt).Moment(conversation.LastIncomingAt);
        MessagingWindow? window = conversation.LastIncomingAt is { } at ? MessagingWindow.Open(WindowOpening.Message, at) : null;
        row.Text(window is null ? null : UpperCaseEnum.ToText(window.Value.OpenedBy)).Moment(window?.OpenedAt).Moment(window?.ClosesAt)
            .Moment(conversation.Status == ConversationStatus.Closed ? null : conversation.WaitingSince);
    }

    /// <summary>The first agents have read everything but what came last to every third conversation.</summary>
    private static IEnumerable<(PlannedConversation Conversation, Guid AgentId, DateTimeOffset ReadUntil)> ReadMarkers(Plan plan) =>
        plan.Conversations.SelectMany(
            c => c.Person.Organization.Agents.Take(Readers),
            (c, agent) => (c, agent.Id, c.Id.GetHashCode() % 3 == 0 ? c.StartedAt : c.LastIncomingAt!.Value));

    public static string NameOf(PlannedPerson person) => person.FirstName is null
        ? $"{person.Channel.Platform} user {person.ExternalId[^VisibleDigits..]}"
        : $"{person.FirstName} {person.LastName}";
}
