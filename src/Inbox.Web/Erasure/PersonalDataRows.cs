using System.Text.Json.Nodes;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>Every row that tells of a person, table by table, as the database has it.</summary>
internal static class PersonalDataRows
{
    private const string OfContact = "t.contact_id = {1}";

    /// <summary>A merge that was taken back tells of somebody else.</summary>
    private const string OfMerges =
        "select m.merged_id from contact_merges m where m.organization_id = {0} and m.contact_id = {1} and m.undone_at is null";

    private const string OfChanges =
        $"{OfContact} and (t.property not in ('{ContactHistory.Merge}', '{ContactHistory.Unmerge}') or t.now_id in ({OfMerges}))";

    private const string OfConversations =
        "t.conversation_id in (select c.id from conversations c where c.organization_id = {0} and c.contact_id = {1})";

    private const string OfMessages =
        $"t.message_id in (select t.id from messages t where t.organization_id = {{0}} and {OfConversations})";

    /// <summary>The tables, and which of their rows are the contact's: {0} is the organization, {1} the contact.</summary>
    private static readonly (string Table, string Condition)[] Tables =
    [
        ("contacts", "t.id = {1}"), ("contact_identities", OfContact), ("contact_labels", OfContact), ("contact_notes", OfContact),
        ("contact_changes", OfChanges), ("contact_merges", $"{OfContact} and t.undone_at is null"),
        ("contact_import_rows", $"({OfContact} or t.contact_id in ({OfMerges}))"), ("contact_activities", OfContact),
        ("referrals", OfContact), ("segment_members", OfContact),
        ("conversations", OfContact), ("messages", OfConversations), ("notes", OfConversations), ("thread_lines", OfConversations),
        ("activities", OfConversations), ("scheduled_replies", OfConversations), ("saved_drafts", OfConversations),
        ("conversation_labels", OfConversations), ("mentions", OfConversations),
        ("attachment", OfMessages),
        ("message_edits", OfMessages),
        ("message_reactions", OfMessages),
    ];

    /// <returns>A JSON object of arrays.</returns>
    public static async Task<string> ReadAsync(InboxDbContext db, Contact contact, CancellationToken cancellationToken)
    {
        var all = new JsonObject();
        foreach (var (table, condition) in Tables)
        {
#pragma warning disable EF1002 // Tables and conditions are ours.
            var rows = await db.Database.SqlQueryRaw<string>(
                $"""
                select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as "Value" from {table} t
                where t.organization_id = {"{0}"} and {condition}
                """,
                contact.OrganizationId, contact.Id).SingleAsync(cancellationToken);
#pragma warning restore EF1002
            all[table] = JsonNode.Parse(rows);
        }

        return all.ToJsonString(new() { WriteIndented = true });
    }
}
