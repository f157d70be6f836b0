using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.TextSearch;
using Npgsql;

namespace Inbox.LoadTests.Generation;

/// <summary>Writes the index of search, as its worker would have by then.</summary>
internal static class SearchRows
{
    public static async Task CopyAsync(NpgsqlConnection connection, Plan plan, CancellationToken cancellationToken)
    {
        await CopyTable.CopyAsync(
            connection, "search_entries",
            "organization_id, id, conversation_id, channel_id, kind, is_incoming, at, has_file, text, edition",
            plan.Messages.Where(m => m.Text is not null), Write, cancellationToken);
        await CopyTable.CopyAsync(
            connection, "contact_entries", "organization_id, id, text, edition", plan.People,
            static (row, person) => row.Id(person.Organization.Id).Id(person.ContactId)
                .Text(ContactEntry.TextOf(KnownOf(person))).Number(ContactEntry.CurrentEdition), cancellationToken);
    }

    private static string KnownOf(PlannedPerson person) => person.Details is not { } details ? ConversationRows.NameOf(person)
        : $"{ConversationRows.NameOf(person)}\n{details.Phone}\n{details.PhoneNumber}\n{details.Email}\n{person.ExternalId}";

    private static void Write(CopyTable row, PlannedMessage message)
    {
        var person = message.Conversation.Person;
        row.Id(person.Organization.Id).Id(message.Id).Id(message.Conversation.Id).Id(person.Channel.Id).Enum(SearchKind.Message)
            .Flag(message.Direction == MessageDirection.Incoming).Moment(message.SentAt).Flag(false)
            .Text(SearchEntry.TextOf(message.Text!)).Number(SearchEntry.CurrentEdition);
    }
}
