using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Inbox.Web.Lists;

/// <summary>A place in the list as an address has it.</summary>
public sealed class ConversationListQuery
{
    /// <summary>OPEN, SNOOZED, CLOSED or SPAM.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>MINE, UNASSIGNED or ALL.</summary>
    [FromQuery(Name = "assignment")]
    public string? Assignment { get; init; }

    /// <summary>MESSENGER or INSTAGRAM.</summary>
    [FromQuery(Name = "platform")]
    public string? Platform { get; init; }

    /// <summary>The id of a channel.</summary>
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    /// <summary>
    /// NEWEST; or WAITING: the longest wait first; or CLOSING: open ones that wait for an answer and whose window closes within four hours,
    /// soonest first. In a view or a filter, CLOSING is only the order of what can still be answered.
    /// </summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>The id of a saved view; the rest then says nothing but the order.</summary>
    [FromQuery(Name = "view")]
    public string? View { get; init; }

    /// <summary>
    /// A filter in the language of filters, such as {"all":[{"field":"unread","is":["yes"]}]}; the rest then says nothing but the order.
    /// </summary>
    [FromQuery(Name = "filter")]
    public string? Filter { get; init; }

    /// <summary>The cursor from the Link header of the page before.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; init; }

    /// <summary>The place on a page, where what is unknown is as if it were missing.</summary>
    public ListPlace ToPlace()
    {
        var filter = Read(ConversationFilter.Open);
        return new(filter, Cursor.Parse(Before, filter.ListName) is null ? null : Before);
    }

    /// <summary>
    /// The filter, a view's or one's own where the address names it; what is missing or unknown is as in <paramref name="defaults"/>, and
    /// what is unknown becomes an error.
    /// </summary>
    public ConversationFilter Read(ConversationFilter defaults, ModelStateDictionary? errors = null)
    {
        var filter = new ConversationFilter(
            OneOf<ConversationStatus>(Status, nameof(Status), errors) ?? defaults.Status,
            OneOf<Assignment>(Assignment, nameof(Assignment), errors) ?? defaults.Assignment,
            OneOf<Platform>(Platform, nameof(Platform), errors) ?? defaults.Platform,
            ChannelId(errors) ?? defaults.ChannelId,
            OneOf<ConversationSort>(Sort, nameof(Sort), errors) ?? defaults.Sort);
        return View is null && Filter is null ? filter : ConversationFilter.Any with
        {
            // An id that is none names no view, and its list says that it is gone.
            ViewId = View is null ? null : Guid.TryParse(View, out var id) ? id : Guid.Empty,
            Custom = View is null ? Filter : null,
            Sort = filter.Sort,
        };
    }

    private static TEnum? OneOf<TEnum>(string? text, string name, ModelStateDictionary? errors)
        where TEnum : struct, Enum
    {
        if (text is null || UpperCaseEnum.TryParse<TEnum>(text, out var value))
        {
            return text is null ? null : UpperCaseEnum.Parse<TEnum>(text);
        }

        errors?.AddModelError(
            name.ToLowerInvariant(), $"It is one of {string.Join(", ", Enum.GetValues<TEnum>().Select(UpperCaseEnum.ToText))}.");
        return null;
    }

    private Guid? ChannelId(ModelStateDictionary? errors)
    {
        if (Guid.TryParse(Channel, out var id))
        {
            return id;
        }

        if (Channel is not null)
        {
            errors?.AddModelError("channel", "It is a channel's id.");
        }

        return null;
    }
}
