using System.Globalization;
using Inbox.Web.Organizations;

namespace Inbox.Web.Tests.Organizations;

/// <summary>Moments by the clocks of a place, and which places can be chosen.</summary>
public sealed class TimeZonesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-07-01T09:00", "2026-07-01T07:00")]
    [InlineData("Europe/Dublin", "2026-07-01T09:00", "2026-07-01T08:00")]
    [InlineData("Europe/Dublin", "2026-12-01T09:00", "2026-12-01T09:00")]
    [InlineData("Africa/Casablanca", "2026-12-01T09:00", "2026-12-01T08:00")]
    [InlineData("Pacific/Kiritimati", "0001-01-01T00:00", "0001-01-01T00:00")]
    [InlineData("Pacific/Pago_Pago", "9999-12-31T23:59", "9999-12-31T23:59:59.9999999")]
    public void What_the_clocks_show_there_is_a_moment(string zone, string there, string utc) =>
        Assert.Equal(Moment(utc), TimeZones.At(Clock(there), TimeZones.Find(zone)));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30")]
    [InlineData("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:30")]
    public void What_the_clocks_skip_is_as_long_after_midnight_as_it_says(string zone, string there, string utc) =>
        Assert.Equal(Moment(utc), TimeZones.At(Clock(there), TimeZones.Find(zone)));

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30")]
    [InlineData("Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30")]
    public void What_the_clocks_show_twice_is_the_first(string zone, string there, string utc) =>
        Assert.Equal(Moment(utc), TimeZones.At(Clock(there), TimeZones.Find(zone)));

    [Fact]
    public void In_every_zone_what_was_converted_there_comes_back()
    {
        var seed = Random.Shared.Next(1_000_000);
        var random = new Random(seed);
        foreach (var id in TimeZones.All)
        {
            var zone = TimeZones.Find(id);
            for (var i = 0; i < 50; i++)
            {
                var moment = DateTimeOffset.FromUnixTimeSeconds(random.NextInt64(1_700_000_000, 1_900_000_000));
                var there = TimeZoneInfo.ConvertTime(moment, zone).DateTime;

                var back = TimeZones.At(there, zone);

                Assert.True(
                    back <= moment && TimeZoneInfo.ConvertTime(back, zone).DateTime == there,
                    $"Seed {seed}: {id}, {moment:O} became {back:O}");
            }
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Asia/Calcutta", true)]
    [InlineData("UTC", true)]
    [InlineData("CET", false)]
    [InlineData("localtime", false)]
    [InlineData("posix/Europe/Berlin", false)]
    [InlineData("Etc/UTC", false)]
    [InlineData("Europe/../UTC", false)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData("Europe/Berlin\n", false)]
    [InlineData("", false)]
    public void Zones_are_places_and_UTC(string id, bool isOne) => Assert.Equal(isOne, TimeZones.Exists(id));

    [Fact]
    public void An_older_name_that_is_set_is_among_those_to_choose_from()
    {
        Assert.All(TimeZones.All, id => Assert.True(TimeZones.Exists(id), id));
        Assert.Contains("Asia/Calcutta", TimeZones.With("Asia/Calcutta"));
        Assert.Equal(TimeZones.All, TimeZones.With("Europe/Berlin"));
    }

    private static DateTime Clock(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
