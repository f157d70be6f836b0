using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Inbox.Web.Views;

public static class ViewsSetup
{
    public static WebApplicationBuilder AddViews(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IStringLocalizerFactory, WordsFactory>();
        builder.Services.AddControllersWithViews(ReadFormsInvariantly).AddViewLocalization().AddDataAnnotationsLocalization();
        builder.Services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViewLocations()));
        builder.Services.Configure<RequestLocalizationOptions>(ConfigureLanguages);

        // Letters of every script go out as themselves; what means something in HTML is escaped all the same.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Inbox", Version = "v1" };
            return Task.CompletedTask;
        }));
        return builder;
    }

    private static void ReadFormsInvariantly(MvcOptions options)
    {
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        options.ValueProviderFactories.Insert(0, new InvariantFormFactory());
    }

    private static void ConfigureLanguages(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(Languages.English);
        (options.SupportedCultures, options.SupportedUICultures) = ([.. Languages.All], [.. Languages.All]);
        options.RequestCultureProviders = [new AgentLanguage(), new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
