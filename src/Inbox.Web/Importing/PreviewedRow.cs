using Inbox.Web.Contacts;
using Inbox.Web.Localization;

namespace Inbox.Web.Importing;

/// <summary>A row, and what would become of it: a key of the localizer.</summary>
public sealed record PreviewedRow(long Line, string? Name, Sentence Outcome, bool IsProblem)
{
    /// <summary>What would be another value of somebody who is there.</summary>
    public IReadOnlyList<ContactProperty> Changes { get; init; } = [];

    /// <summary>What they would lose, since the file says nothing.</summary>
    public IReadOnlyList<ContactProperty> Empties { get; init; } = [];

    internal static PreviewedRow Of(ParsedRow row, RowMatcher matcher, ImportPlan plan)
    {
        var (contact, problem) = row.Problems is [var unread, ..] ? (null, unread) : matcher.Find(row);
        if (problem is not null)
        {
            return new(row.Row.Line, row.Name, problem, IsProblem: true);
        }

        if (contact is null && row.Name is null && plan.Mode != ImportMode.Update)
        {
            return new(row.Row.Line, null, RowProblem.NoName, IsProblem: true);
        }

        var outcome = contact is null
            ? plan.Mode == ImportMode.Update ? "Left out: nobody has this number, address or id" : "A new contact"
            : plan.Mode == ImportMode.Create ? "Left out: the contact is there" : "Changes a contact who is there";
        var preview = new PreviewedRow(row.Row.Line, row.Name ?? contact?.Name, outcome, IsProblem: false);
        return contact is null || plan.Mode == ImportMode.Create ? preview : preview.Compared(row, contact, plan);
    }

    private PreviewedRow Compared(ParsedRow row, Contact contact, ImportPlan plan)
    {
        var others = row.Values.Where(value => value.Value.Text != value.Key.Read(contact)).ToLookup(
            value => value.Value.Text is null, value => value.Key);
        return this with { Changes = [.. others[false]], Empties = plan.ClearsBlank ? [.. others[true]] : [] };
    }
}
