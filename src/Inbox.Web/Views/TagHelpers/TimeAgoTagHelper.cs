using System.Globalization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Views.TagHelpers;

/// <summary>A moment in the agent's zone, as short as it can be: today a time, this week a day, then a date.</summary>
[HtmlTargetElement("time-ago", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeAgoTagHelper(CurrentAgent currentAgent, TimeProvider clock, IStringLocalizer<Words> words) : TagHelper
{
    private const int DaysOfAWeek = 7;

    public DateTimeOffset At { get; set; }

    /// <summary>Whether the day is said elsewhere, and only the time is missing.</summary>
    public bool ClockOnly { get; set; }

    /// <summary>Whether only the day matters: its date, in full.</summary>
    public bool DateOnly { get; set; }

    /// <summary>Whether it lies ahead, so that day and time matter.</summary>
    public bool Ahead { get; set; }

    /// <summary>Says the day by its name, and today by this word.</summary>
    public string? Today { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var agent = await currentAgent.FindAsync(CancellationToken.None);
        var zone = agent?.Zone ?? TimeZoneInfo.Utc;
        var there = TimeZoneInfo.ConvertTime(At, zone);
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetContent(Today is not null && there.Date == now.Date
            ? Today
            : there.ToString(words[Format(there.Date, now.Date)], CultureInfo.CurrentCulture));
    }

    private string Format(DateTime day, DateTime today) => (today - day).Days switch
    {
        _ when DateOnly => DayFormat.Date,
        _ when Today is not null => day.Year == today.Year ? DayFormat.Weekday : DayFormat.WeekdayOfYear,
        0 when Ahead => DayFormat.Clock,
        > -DaysOfAWeek and < 0 when Ahead => DayFormat.WeekdayClock,
        _ when Ahead => DayFormat.DayClock,
        _ when ClockOnly => DayFormat.Clock,
        0 => DayFormat.Clock,
        > 0 and < DaysOfAWeek => DayFormat.ShortWeekday,
        _ => day.Year == today.Year ? DayFormat.Day : DayFormat.DayOfYear,
    };
}
