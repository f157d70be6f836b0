using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>The form of a view, with what its conditions can name.</summary>
/// <param name="IsNew">Whether it was not saved yet.</param>
/// <param name="Error">Why it was not saved; a key of the localizer.</param>
public sealed record ViewFormPage(ViewForm Form, FilterVocabulary Words, IReadOnlyList<FilterWord> Teams, bool IsNew, string? Error = null)
{
    public required FilterCompiler<Conversation> Compiler { get; init; }

    public IEnumerable<(string Name, string Title)> Fields => Compiler.Fields.Select(known => (known.Name, known.Title));

    public IEnumerable<ViewFormGroup> Groups =>
        Form.Groups.Select(
            group => new ViewFormGroup(group.Join, [.. group.Conditions.Select((condition, index) => Row(group.Join, condition, index))]));

    public static async Task<ViewFormPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, ViewForm form, bool isNew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = await FilterVocabulary.LoadAsync(db, cancellationToken);
        var agentId = reader.Agent.Id;
        var teams = await db.TeamMembers.Where(m => m.AgentId == agentId)
            .Join(db.Teams.Where(t => t.RetiredAt == null), m => m.TeamId, t => t.Id, (m, t) => t).OrderBy(t => t.Name)
            .Select(t => new FilterWord(t.Id.ToString(), t.Name, false)).ToListAsync(cancellationToken);
        return new(form, words, teams, isNew) { Compiler = new ConversationFields(db, reader, words, now).Compiler };
    }

    /// <returns>Why the form cannot be saved; null where it can.</returns>
    public string? Refusal()
    {
        if (NameOf(Form) is null)
        {
            return "Give the view a name of at most 60 characters.";
        }

        if (Form.Audience == ViewAudience.Team && !Teams.Any(team => team.Value == Form.TeamId.ToString()))
        {
            return "Choose one of your teams to share it with.";
        }

        var conditions = Form.ToFilter().Conditions.ToList();
        return conditions.Count > Filter.MaxConditions ? "There are more than 40 conditions. Remove some."
            : conditions.Exists(Compiler.IsBroken)
            ? "Some conditions are empty, or name something that is gone. Fill them in or remove them."
            : null;
    }

    public static string? NameOf(ViewForm form) => form.Name?.Trim() is { Length: > 0 and <= SavedView.NameLength } name ? name : null;

    private ViewFormRow Row(FilterJoin join, ConditionForm condition, int index)
    {
        var field = Compiler.Find(condition.Field ?? "");
        return new(
            $"{join}[{index}]", $"{join}:{index}", condition, field?.Title, field?.Kind ?? FilterKind.Text, field?.Operators ?? [],
            Words.Of(condition.Field ?? ""), condition.ToCondition().Values.Count > 0 && Compiler.IsBroken(condition.ToCondition()));
    }
}

public sealed record ViewFormGroup(FilterJoin Join, IReadOnlyList<ViewFormRow> Rows)
{
    /// <summary>A key of the localizer.</summary>
    public string Title => Join switch
    {
        FilterJoin.All => "All of these are true",
        FilterJoin.Any => "And at least one of these",
        _ => "And none of these",
    };
}

/// <param name="Prefix">How its fields are named in the form.</param>
/// <param name="Place">How it is named by the button that removes it.</param>
/// <param name="Title">A key of the localizer; null where there is no such field (any more).</param>
public sealed record ViewFormRow(
    string Prefix, string Place, ConditionForm Condition, string? Title, FilterKind Kind, IReadOnlyList<FilterOperator> Operators,
    IReadOnlyList<FilterWord> Words, bool IsBroken)
{
    /// <summary>The values that are gone, which the form still shows.</summary>
    public IEnumerable<string> Gone => Condition.ToCondition().Values.Where(value => Words.All(word => word.Value != value));
}
