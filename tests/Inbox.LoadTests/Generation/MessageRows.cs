using Inbox.Web.Conversations;
using Npgsql;

namespace Inbox.LoadTests.Generation;

/// <summary>Writes messages and what hangs on them.</summary>
internal static class MessageRows
{
    public const string PictureKind = "image";

    public static async Task CopyAsync(
        NpgsqlConnection connection, Plan plan, SeededRandom random, CancellationToken cancellationToken)
    {
        await CopyTable.CopyAsync(
            connection, "messages",
            "organization_id, id, conversation_id, channel_id, platform, direction, status, mid, text, sent_at, delivered_at",
            plan.Messages, (row, message) => Write(row, message, random), cancellationToken);
        await CopyTable.CopyAsync(
            connection, "attachment", "organization_id, message_id, position, kind, url", plan.Messages.Where(m => m.Text is null),
            static (row, m) => row.Id(m.Conversation.Person.Organization.Id).Id(m.Id).Number(0).Text(PictureKind)
                .Text($"https://scontent.example/pictures/{m.Id:N}.jpg"),
            cancellationToken);
    }

    private static void Write(CopyTable row, PlannedMessage message, SeededRandom random)
    {
        var person = message.Conversation.Person;
        var isIncoming = message.Direction == MessageDirection.Incoming;
        row.Id(person.Organization.Id).Id(message.Id).Id(message.Conversation.Id).Id(person.Channel.Id)
            .Enum(person.Channel.Platform).Enum(message.Direction).Enum(message.Status)
            .Text(random.Mid(person.Channel.Platform)).Text(message.Text)
            .Moment(message.SentAt).Moment(isIncoming ? message.SentAt : null);
    }
}
