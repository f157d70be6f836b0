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

    /// <summary>Why nobody is shown, whatever the conditions are; a key of the localizer, null where that is not so.</summary>
    public string? Trouble { get; init; }

    /// <summary>Why the answer is nobody, where that is not because nobody is found; a key of the localizer.</summary>
    public string? WhyNobody =>
        Trouble ?? (Chips.Any(chip => chip.IsBroken) ? "A condition names something that is gone. Change or remove it." : null);

    /// <param name="filter">In <see cref="FilterJson"/>; empty for everybody.</param>
    public static async Task<ShownContactFilter> LoadAsync(
        InboxDbContext db, SignedInAgent reader, string? filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = await ContactFilterWords.LoadAsync(db, reader.Agent, cancellationToken);
        var fields = new ContactFilterFields(db, reader, words, now);
        var compiler = fields.Compiler;
        var isAsked = !string.IsNullOrEmpty(filter);
        var asked = isAsked ? FilterJson.Parse(filter) : FilterGroup.Everything;
        var shown = asked ?? FilterGroup.Everything;
        var trouble = asked is null ? "This filter cannot be read, so nobody is shown."
            : fields.IsTooMuch(asked)
                ? "This filter has more than 200 conditions, with those of its segments, so nobody is shown."
            : null;
        return new(shown, words, FilterChip.AllOf(shown, compiler, words.Of))
        {
            Condition = trouble is null ? compiler.Compile(shown) : _ => false,
            Language = compiler,
            Trouble = trouble,
        };
    }
}
