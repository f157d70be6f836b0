using Inbox.Web.Contacts;
using Inbox.Web.Filters;
using Inbox.Web.Lists;

namespace Inbox.Web.ContactDirectory;

/// <summary>By what a list of contacts can be narrowed down with a press; the titles are keys of the localizer.</summary>
internal static class ContactFacets
{
    private static readonly (string Field, bool IsOneOfMany)[] Fields =
    [
        ("label", true), ("owner", true), ("window", false), ("platform", true), ("channel", true), ("marketing-stopped", false),
        (ContactProperties.Consent, false), ("origin", false), ("blocked", false), ("can-be-written", false), ("language", true),
    ];

    /// <summary>What there is to choose between; where there is one thing only, nobody has to.</summary>
    public static IReadOnlyList<FilterFacet> For(ShownContactFilter shown, ContactQuestion question)
    {
        var own = shown.Language.All.Where(field => field is { IsOwn: true, Kind: FilterKind.Choice or FilterKind.YesOrNo })
            .Select(field => (field.Name, field.Kind == FilterKind.Choice));
        return
        [
            .. from one in Fields.Concat(own)
               let field = shown.Language.Named(one.Item1)
               let choices = ChoicesOf(shown, question, field.Name, one.Item2)
               where choices.Count > 0
               select new FilterFacet(field.Title, choices),
        ];
    }

    private static IReadOnlyList<FacetChoice> ChoicesOf(
        ShownContactFilter shown, ContactQuestion question, string field, bool isOneOfMany) =>
    [
        .. from word in shown.Words.Of(field)
           let choice = new FilterChoice(field, FilterOperator.Is, word.Value, isOneOfMany)
           let then = choice.Toggle(shown.Filter)
           where then is not null
           select new FacetChoice(word, question.With(then).Address, choice.IsIn(shown.Filter)),
    ];
}
