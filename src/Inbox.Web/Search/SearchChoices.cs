using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>What a search can be narrowed to.</summary>
public sealed record SearchChoices(
    IReadOnlyList<SearchOption> Channels, IReadOnlyList<SearchOption> Agents, IReadOnlyList<SearchOption> Labels)
{
    public static async Task<SearchChoices> LoadAsync(InboxDbContext db, CancellationToken cancellationToken) => new(
        await db.Channels.OrderBy(c => c.Platform).ThenBy(c => c.Name).ThenBy(c => c.Id)
            .Select(c => new SearchOption(c.Id, c.Name)).ToListAsync(cancellationToken),
        await db.Agents.OrderBy(a => a.Name).ThenBy(a => a.Id).Select(a => new SearchOption(a.Id, a.Name)).ToListAsync(cancellationToken),
        await db.Labels.Where(l => l.RetiredAt == null).OrderBy(l => l.Name).ThenBy(l => l.Id)
            .Select(l => new SearchOption(l.Id, l.Name)).ToListAsync(cancellationToken));
}

/// <summary>A channel, an agent or a label.</summary>
public sealed record SearchOption(Guid Id, string Name);

/// <summary>A list to choose from in the form; what is chosen and gone stays in it, to be taken away.</summary>
/// <param name="Any">The words for no choice, and for one that is gone: keys of the localizer.</param>
public sealed record SearchSelect(string Name, string Label, string Any, string Gone, IReadOnlyList<SearchOption> Choices, Guid? Chosen)
{
    public static SearchSelect OfChannels(SearchChoices choices, Guid? chosen) =>
        new("channel", "Channel", "All channels", "A channel that is gone", choices.Channels, chosen);

    public static SearchSelect OfLabels(SearchChoices choices, Guid? chosen) =>
        new("label", "Label", "Any label", "A label that is gone", choices.Labels, chosen);

    public bool IsGone => Chosen is { } id && Choices.All(choice => choice.Id != id);
}
