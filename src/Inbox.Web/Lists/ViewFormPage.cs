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
    public required IFilterLanguage Language { get; init; }

    public ConditionsEditor Editor => new(Form, Language, Words.Of);

    public static async Task<ViewFormPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, ViewForm form, bool isNew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = await FilterVocabulary.LoadAsync(db, cancellationToken);
        var agentId = reader.Agent.Id;
        var teams = await db.TeamMembers.Where(m => m.AgentId == agentId)
            .Join(db.Teams.Where(t => t.RetiredAt == null), m => m.TeamId, t => t.Id, (m, t) => t).OrderBy(t => t.Name)
            .Select(t => new FilterWord(t.Id.ToString(), t.Name, false)).ToListAsync(cancellationToken);
        return new(form, words, teams, isNew) { Language = new ConversationFields(db, reader, words, now).Compiler };
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
            : conditions.Exists(Language.IsBroken)
            ? "Some conditions are empty, or name something that is gone. Fill them in or remove them."
            : null;
    }

    public static string? NameOf(ViewForm form) => form.Name?.Trim() is { Length: > 0 and <= SavedView.NameLength } name ? name : null;
}
