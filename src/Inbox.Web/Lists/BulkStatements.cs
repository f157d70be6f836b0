using System.Text.Json;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>The statements behind acts on many conversations: each changes its whole set at once.</summary>
internal static class BulkStatements
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// Nobody changes them until the transaction ends; always in the same order, so that two acts never wait for each other.
    /// </summary>
    public static Task LockAsync(InboxDbContext db, Agent by, Guid[] ids, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
        $"select 1 from conversations where organization_id = {by.OrganizationId} and id = any ({ids}) order by id for update",
        cancellationToken);

    /// <summary>Writes where conversations stand now, and the line that each gets.</summary>
    public static Task SaveAsync(
        InboxDbContext db, Agent by, IReadOnlyList<BulkRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(rows, SnakeCase);
        return db.Database.ExecuteSqlAsync(
            $"""
            with states as (
                select * from jsonb_to_recordset({json}::jsonb) as s(
                    id uuid, status text, closed_at timestamptz, closed_by_id uuid,
                        snoozed_until timestamptz, assignee_id uuid, team_id uuid,
                    priority text, waiting_since timestamptz, answered_until timestamptz,
                    kind text, given_to_id uuid, given_to_team_id uuid, until timestamptz, set_priority text)),
            changed as (
                update conversations c
                set status = s.status, closed_at = s.closed_at, closed_by_id = s.closed_by_id, snoozed_until = s.snoozed_until,
                    assignee_id = s.assignee_id, team_id = s.team_id, priority = s.priority,
                        waiting_since = s.waiting_since, answered_until = s.answered_until
                from states s where c.organization_id = {by.OrganizationId} and c.id = s.id)
            insert into activities (organization_id, id, conversation_id, kind, agent_id, assignee_id, team_id, until, priority, at)
            select {by.OrganizationId}, uuidv7(), s.id, s.kind, {by.Id}, s.given_to_id, s.given_to_team_id,
                s.until, s.set_priority, {now} from states s
            """,
            cancellationToken);
    }

    /// <returns>The conversations that did not have it.</returns>
    public static Task<List<ChangedConversation>> LabelAsync(
        InboxDbContext db, Agent by, Guid labelId, Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<ChangedConversation>(
            $"""
            with changed as (
                insert into conversation_labels (organization_id, conversation_id, label_id)
                select {by.OrganizationId}, id, {labelId} from unnest({ids}) as id on conflict do nothing returning conversation_id)
            insert into activities (organization_id, id, conversation_id, kind, agent_id, label_id, at)
            select {by.OrganizationId}, uuidv7(), conversation_id, 'LABELLED', {by.Id}, {labelId}, {now} from changed
            returning conversation_id
            """).ToListAsync(cancellationToken);

    /// <returns>The conversations that had it.</returns>
    public static Task<List<ChangedConversation>> UnlabelAsync(
        InboxDbContext db, Agent by, Guid labelId, Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<ChangedConversation>(
            $"""
            with changed as (
                delete from conversation_labels
                where organization_id = {by.OrganizationId} and label_id = {labelId} and conversation_id = any ({ids})
                    returning conversation_id)
            insert into activities (organization_id, id, conversation_id, kind, agent_id, label_id, at)
            select {by.OrganizationId}, uuidv7(), conversation_id, 'UNLABELLED', {by.Id}, {labelId}, {now} from changed
            returning conversation_id
            """).ToListAsync(cancellationToken);

    /// <summary>Sets how far the agent has read each, where that is still as it is said to be; a null is no marker.</summary>
    /// <returns>The conversations that were set.</returns>
    public static Task<List<ChangedConversation>> MarkAsync(
        InboxDbContext db, Agent by, IEnumerable<(
            Guid Id, DateTimeOffset? Was, DateTimeOffset? Becomes)> marks, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(marks.Select(mark => new { mark.Id, mark.Was, mark.Becomes }), SnakeCase);
        return db.Database.SqlQuery<ChangedConversation>(
            $"""
            with marks as (select * from jsonb_to_recordset({json}::jsonb) as m(id uuid, was timestamptz, becomes timestamptz)),
            gone as (
                delete from read_markers r using marks m
                where r.organization_id = {by.OrganizationId} and r.agent_id = {by.Id} and r.conversation_id = m.id
                    and m.becomes is null and r.read_until = m.was
                returning r.conversation_id),
            made as (
                insert into read_markers (organization_id, agent_id, conversation_id, read_until)
                select {by.OrganizationId}, {by.Id}, m.id, m.becomes from marks m where m.becomes is not null
                on conflict (organization_id, agent_id, conversation_id) do update set read_until = excluded.read_until
                where read_markers.read_until = (select m.was from marks m where m.id = read_markers.conversation_id)
                returning conversation_id)
            select conversation_id from gone union all select conversation_id from made
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>A conversation that a statement changed.</summary>
internal sealed record ChangedConversation(Guid ConversationId);

/// <summary>A conversation's new state with its line, as the statement reads them.</summary>
internal sealed record BulkRow(
    Guid Id, string Status, DateTimeOffset? ClosedAt, Guid? ClosedById, DateTimeOffset? SnoozedUntil, Guid? AssigneeId, Guid? TeamId,
    string Priority,
    DateTimeOffset? WaitingSince, DateTimeOffset? AnsweredUntil, string Kind, Guid? GivenToId, Guid? GivenToTeamId, DateTimeOffset? Until,
    string? SetPriority)
{
    public static BulkRow Of(Guid id, TriageState state, ActivityKind kind, Activity? line) => new(
        id, UpperCaseEnum.ToText(
            state.Status), state.ClosedAt, state.ClosedById, state.SnoozedUntil, state.AssigneeId, state.TeamId, UpperCaseEnum.ToText(
                state.Priority),
        state.WaitingSince, state.AnsweredUntil,
        UpperCaseEnum.ToText(kind), line?.AssigneeId, line?.TeamId, line?.Until, line?.Priority is { } priority
            ? UpperCaseEnum.ToText(priority) : null);
}
