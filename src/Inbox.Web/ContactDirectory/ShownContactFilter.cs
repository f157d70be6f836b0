using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;

namespace Inbox.Web.ContactDirectory;

/// <summary>The filter of a list of contacts, read and ready to be asked.</summary>
public sealed record ShownContactFilter(Filter Filter, ContactFilterWords Words, IReadOnlyList<FilterChip> Chips)
{
    public required Expression<Func<Contact, bool>> Condition { get; init; }

    public required IFilterLanguage Language { get; init; }

    /// <summary>Whether the address says nothing that can be read; then nobody is shown.</summary>
    public bool IsGone { get; init; }

    public bool IsBroken => Chips.Any(chip => chip.IsBroken);

    /// <param name="filter">In <see cref="FilterJson"/>; empty for everybody.</param>
    public static async Task<ShownContactFilter> LoadAsync(
        InboxDbContext db, SignedInAgent reader, string? filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = await ContactFilterWords.LoadAsync(db, reader.Agent, cancellationToken);
        var compiler = new ContactFilterFields(db, reader, words, now).Compiler;
        var isAsked = !string.IsNullOrEmpty(filter);
        var asked = isAsked ? FilterJson.Parse(filter) : FilterGroup.Everything;
        var shown = asked ?? FilterGroup.Everything;
        return new(shown, words, [.. shown.Conditions.Select(condition => FilterChip.Of(condition, compiler, words.Of))])
        {
            Condition = asked is null ? _ => false : compiler.Compile(asked),
            Language = compiler,
            IsGone = asked is null,
        };
    }
}
